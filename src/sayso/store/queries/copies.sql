-- What was linked in one go as it was given, pieces by their ids.
SELECT * FROM current_copies ORDER BY iif(unit = 'whole', number, NULL), article, "of";
