-- When each article of a piece, and what took the place of one, came in, and the first run that gave one of its claims a voice (see arrivals.sql).
SELECT
    articles.id,
    articles.ingested_at,
    coalesce(
        (
            SELECT min(voices.run)
            FROM claims
            JOIN voices ON voices.claim = claims.id
            WHERE claims.article = articles.id
        ),
        (SELECT min(runs.run) FROM runs WHERE runs.linked_at >= articles.ingested_at)
    ) AS run
FROM articles
WHERE articles.id IN (
        SELECT article FROM shelf_members WHERE piece = :piece
        UNION
        SELECT versions.article
        FROM shelf_members AS members
        JOIN versions ON versions.version_of = members.article
        WHERE members.piece = :piece
    )
ORDER BY articles.number;
