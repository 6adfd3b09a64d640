SELECT * FROM current_copies WHERE unit = :piece ORDER BY article, "of";
