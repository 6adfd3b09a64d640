-- What was done to the ledger and by whom, the last first; a page begins after a moment and an id.
SELECT * FROM (
    SELECT * FROM (
        SELECT ingested_at AS at, 'article' AS what, id, uri AS told, sha256 AS more, '' AS by
        FROM articles
        WHERE (ingested_at, id) < (:at, :id)
        ORDER BY ingested_at DESC, id DESC
        LIMIT :most
    )
    UNION ALL
    SELECT * FROM (
        SELECT sightings.seen_at, 'met again', sightings.article, sightings.uri, '', ''
        FROM sightings
        WHERE (sightings.seen_at, sightings.article) < (:at, :id)
            AND sightings.seen_at > (SELECT ingested_at FROM articles WHERE articles.id = sightings.article)
        ORDER BY sightings.seen_at DESC, sightings.article DESC
        LIMIT :most
    )
    UNION ALL
    SELECT * FROM (
        SELECT linked_at, 'linked', 'run ' || run, '', content, ''
        FROM runs
        WHERE (linked_at, 'run ' || run) < (:at, :id)
        ORDER BY run DESC
        LIMIT :most
    )
    UNION ALL
    SELECT * FROM (
        SELECT at, 'judgement', id, note, '', "by"
        FROM judgements
        WHERE (at, id) < (:at, :id)
        ORDER BY number DESC
        LIMIT :most
    )
)
ORDER BY at DESC, id DESC
LIMIT :most;
