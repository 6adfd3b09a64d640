-- Pairs of voices left open, in order of being found.
SELECT *
FROM current_doubts
WHERE (:after IS NULL OR number > :after) AND verdict = 'undecided'
ORDER BY number
LIMIT :most;
