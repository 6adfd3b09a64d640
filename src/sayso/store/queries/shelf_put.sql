INSERT INTO shelf_sketches (article, marks, rest) VALUES (:article, :marks, :rest);
