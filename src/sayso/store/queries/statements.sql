SELECT * FROM current_statements ORDER BY number;
