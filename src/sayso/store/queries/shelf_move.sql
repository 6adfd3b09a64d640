INSERT INTO shelf_members (article, piece) VALUES (:article, :piece)
ON CONFLICT (article) DO UPDATE SET piece = excluded.piece;
