-- The plus keeps SQLite from going through the whole table in the order of an index.
SELECT * FROM current_origins WHERE unit = :piece ORDER BY +id;
