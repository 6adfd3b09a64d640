SELECT text FROM articles WHERE id = :id;
