-- claims_of_voices
-- What some voices said, in order of arrival.
SELECT DISTINCT claims.number
FROM current_voices AS voices
JOIN claims ON claims.id = voices.claim
WHERE voices.identity IN (SELECT value FROM json_each(:ids))
ORDER BY claims.number;
