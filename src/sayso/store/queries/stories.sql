SELECT * FROM current_stories ORDER BY number;
