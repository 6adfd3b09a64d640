-- statement
SELECT * FROM current_statements WHERE id = :id;
