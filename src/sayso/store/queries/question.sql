-- question
SELECT * FROM current_questions WHERE id = :id;
