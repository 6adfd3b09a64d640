SELECT * FROM current_voices WHERE unit = :piece ORDER BY claim;
