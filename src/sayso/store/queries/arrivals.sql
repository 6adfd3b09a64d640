-- When each article came in, and the first run that gave one of its claims a voice: a second can hold two runs.
-- An article without claims has the first run that ended after it came.
SELECT
    articles.id,
    articles.ingested_at,
    coalesce(
        first_known.run,
        (SELECT min(runs.run) FROM runs WHERE runs.linked_at >= articles.ingested_at)
    ) AS run
FROM articles
LEFT JOIN (
    SELECT claims.article, min(voices.run) AS run
    FROM voices
    JOIN claims ON claims.id = voices.claim
    GROUP BY claims.article
) AS first_known ON first_known.article = articles.id
ORDER BY articles.number;
