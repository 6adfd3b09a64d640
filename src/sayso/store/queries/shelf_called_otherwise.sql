SELECT piece, called FROM shelf_holders WHERE id = :id AND called != :id ORDER BY piece;
