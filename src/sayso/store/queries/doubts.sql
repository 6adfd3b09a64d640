SELECT * FROM current_doubts ORDER BY number;
