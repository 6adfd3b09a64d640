SELECT uri FROM sightings WHERE article = :article ORDER BY number;
