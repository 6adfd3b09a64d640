DELETE FROM shelf_alike WHERE article = :article AND other = :other;
