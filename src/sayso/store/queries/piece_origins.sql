SELECT * FROM current_origins WHERE unit = :piece ORDER BY id;
