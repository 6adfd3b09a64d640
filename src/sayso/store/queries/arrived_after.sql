-- What arrived after the article of a number, in order of arrival.
SELECT id, title, outlet, uri FROM articles WHERE number > :number ORDER BY number LIMIT :most;
