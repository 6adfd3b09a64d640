-- Claims of a voice, the first first; by the pieces it is in, for voices are found by piece.
SELECT claims.*
FROM shelf_holders AS holders
JOIN current_voices AS voices ON voices.unit = holders.piece AND voices.identity = :id
JOIN claims ON claims.id = voices.claim
WHERE holders.id = :id
ORDER BY claims.number
LIMIT :most;
