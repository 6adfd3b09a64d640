SELECT * FROM current_voices ORDER BY number;
