-- A page of what a voice said, in order of saying as far as it is known.
SELECT claims.*, count(*) OVER () AS total
FROM current_voices AS voices
JOIN claims ON claims.id = voices.claim
WHERE voices.identity = :id
ORDER BY coalesce(claims.said_earliest, claims.said_latest, '9999'), claims.id
LIMIT :most OFFSET :start;
