-- voice_count
SELECT count(*) AS n FROM current_voices WHERE identity = :id;
