-- The article last met for the first time at a uri.
SELECT article FROM sightings WHERE uri = :uri ORDER BY number DESC LIMIT 1;
