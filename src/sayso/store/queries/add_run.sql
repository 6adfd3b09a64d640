INSERT INTO runs (content, linked_at) VALUES (:content, :at);
