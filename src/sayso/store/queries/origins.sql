SELECT * FROM current_origins ORDER BY number;
