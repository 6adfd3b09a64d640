SELECT piece FROM shelf_members WHERE article = :article;
