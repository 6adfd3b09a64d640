INSERT INTO judgements (id, "left", "right", verdict, "by", at, note, undoes, about, corrections)
VALUES (:id, :left, :right, :verdict, :by, :at, :note, :undoes, :about, :corrections)
ON CONFLICT (id) DO NOTHING;
