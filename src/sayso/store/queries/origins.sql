-- What was linked in one go as it was given, pieces by their ids.
SELECT * FROM current_origins ORDER BY iif(unit = 'whole', number, NULL), id;
