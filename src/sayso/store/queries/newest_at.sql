-- The article last met for the first time at a uri, of those that no other is known to have replaced.
SELECT article FROM sightings WHERE uri = :uri
ORDER BY article IN (SELECT version_of FROM versions), number DESC LIMIT 1;
