INSERT INTO set_aside (id, stage, reason, uri, article, span, detail)
VALUES (:id, :stage, :reason, :uri, :article, :span, :detail)
ON CONFLICT (id) DO NOTHING;
