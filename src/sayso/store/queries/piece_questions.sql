SELECT * FROM current_questions WHERE unit = :piece ORDER BY id;
