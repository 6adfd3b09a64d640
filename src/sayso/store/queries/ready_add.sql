INSERT INTO ready (piece, inputs, questions, found) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING;
