-- The articles met at a uri, the newest sighting first.
SELECT DISTINCT article, number FROM sightings WHERE uri = :uri ORDER BY number DESC LIMIT :most;
