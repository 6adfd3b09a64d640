-- The voices of a piece, which may be known from others too.
SELECT * FROM current_identities
WHERE id IN (SELECT identity FROM current_voices WHERE unit = :piece)
ORDER BY id;
