-- The plus keeps SQLite from going through the whole table in the order of an index.
SELECT * FROM current_voices WHERE unit = :piece ORDER BY +claim;
