SELECT * FROM current_doubts WHERE unit = :piece ORDER BY "left", "right";
