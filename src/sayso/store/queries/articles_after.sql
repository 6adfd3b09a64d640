-- articles_after
-- The articles behind a place in the order of arrival.
SELECT number, id, outlet, published_earliest, published_latest
FROM articles
WHERE number > :after
ORDER BY number
LIMIT :most;
