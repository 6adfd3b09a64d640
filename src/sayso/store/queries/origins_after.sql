-- origins_after
-- Some of them in the order of their ids, which another link run does not change.
SELECT * FROM current_origins WHERE id > :after ORDER BY id LIMIT :most;
