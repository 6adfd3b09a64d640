INSERT INTO versions (article, version_of) VALUES (:article, :version_of) ON CONFLICT (article) DO NOTHING;
