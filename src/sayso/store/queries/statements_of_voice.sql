-- statements_of_voice
-- What a voice said, one speech after another, in the order of their ids.
SELECT statements.*
FROM (SELECT DISTINCT unit FROM current_voices WHERE identity = :voice) AS met
CROSS JOIN current_statements AS statements ON statements.unit = met.unit
WHERE statements.speaker = :voice AND statements.id > :after
ORDER BY statements.id
LIMIT :most;
