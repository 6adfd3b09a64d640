SELECT marks, rest FROM shelf_sketches WHERE article = :article;
