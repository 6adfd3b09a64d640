-- questions_of_story
-- Those about one story, in the order of their ids; all are in the piece that the story is in.
SELECT questions.*
FROM current_stories AS stories
CROSS JOIN current_questions AS questions ON questions.unit = stories.unit
WHERE stories.id = :story AND questions.story = :story AND questions.id > :after
ORDER BY questions.id
LIMIT :most;
