-- What was linked in one go as it was given, pieces by their ids.
SELECT * FROM current_voices ORDER BY iif(unit = 'whole', number, NULL), claim;
