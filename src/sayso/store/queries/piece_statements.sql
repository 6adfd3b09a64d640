SELECT * FROM current_statements WHERE unit = :piece ORDER BY id;
