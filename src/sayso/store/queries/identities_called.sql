-- identities_called
-- The voices of an id, or with a name of which this is a part. Names among others are as JSON spells them.
SELECT *
FROM current_identities
WHERE id = :id OR instr(fold(name), :folded) OR instr(fold(aliases), :spelled)
ORDER BY id
LIMIT :most;
