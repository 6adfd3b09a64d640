SELECT * FROM current_questions ORDER BY number;
