INSERT INTO judgements (id, "left", "right", verdict, "by", at, note, undoes)
VALUES (:id, :left, :right, :verdict, :by, :at, :note, :undoes)
ON CONFLICT (id) DO NOTHING;
