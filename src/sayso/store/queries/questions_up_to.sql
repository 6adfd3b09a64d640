-- questions_up_to
-- How many questions were ever found, counted no further than asked.
SELECT count(*) AS n FROM (SELECT 1 FROM questions LIMIT :most);
