INSERT INTO sightings (article, uri, seen_at) VALUES (:id, :uri, :at) ON CONFLICT (article, uri) DO NOTHING;
