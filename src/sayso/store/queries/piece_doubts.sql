-- The plus keeps SQLite from going through the whole table in the order of an index.
SELECT * FROM current_doubts WHERE unit = :piece ORDER BY +"left", "right";
