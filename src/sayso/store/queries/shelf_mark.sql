INSERT INTO shelf_marks (mark, day, article) VALUES (:mark, :day, :article);
