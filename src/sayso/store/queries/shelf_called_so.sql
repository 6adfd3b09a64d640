SELECT piece, called, apart FROM shelf_holders WHERE id = :id AND called = :id ORDER BY piece;
