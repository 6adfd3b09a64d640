-- A page of what a voice said, in order of saying as far as it is known. Only the rows of the page are
-- read whole: a large outlet has tens of thousands.
WITH said AS (
    SELECT
        claims.number,
        claims.id,
        coalesce(claims.said_earliest, claims.said_latest, '9999') AS at
    FROM current_voices AS voices
    JOIN claims ON claims.id = voices.claim
    WHERE voices.identity = :id
)
SELECT claims.*, (SELECT count(*) FROM said) AS total
FROM (SELECT number, at, id FROM said ORDER BY at, id LIMIT :most OFFSET :start) AS page
JOIN claims ON claims.number = page.number
ORDER BY page.at, page.id;
