INSERT INTO shelf_alike (article, other, likeness) VALUES (:article, :other, :likeness)
ON CONFLICT (article, other) DO UPDATE SET likeness = excluded.likeness;
