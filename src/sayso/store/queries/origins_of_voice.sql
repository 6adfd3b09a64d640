-- origins_of_voice
-- What goes back to a voice, in the order of the ids.
SELECT origins.*
FROM (SELECT DISTINCT unit FROM current_voices WHERE identity = :voice) AS met
CROSS JOIN current_origins AS origins ON origins.unit = met.unit
WHERE origins.voice = :voice AND origins.id > :after
ORDER BY origins.id
LIMIT :most;
