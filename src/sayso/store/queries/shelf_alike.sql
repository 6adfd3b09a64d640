SELECT other, likeness FROM shelf_alike WHERE article = :article;
