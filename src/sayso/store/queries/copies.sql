SELECT * FROM current_copies ORDER BY number;
