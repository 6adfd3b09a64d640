CREATE TABLE IF NOT EXISTS ready (piece TEXT, inputs TEXT, questions INTEGER, found BLOB, PRIMARY KEY (piece, inputs));
