SELECT uri FROM articles UNION SELECT uri FROM sightings;
