-- origin
SELECT * FROM current_origins WHERE id = :id;
