-- claims_after
-- The claims behind a place in the order of arrival, by their places.
SELECT number FROM claims WHERE number > :after ORDER BY number LIMIT :most;
