-- The questions of a piece that most outlets and answers are about.
SELECT id, wording, outlets, origins, json_array_length(answers) AS answers, count(*) OVER () AS total
FROM current_questions
WHERE unit = :piece
ORDER BY clear DESC, outlets DESC, answers DESC, wording, id
LIMIT :most;
