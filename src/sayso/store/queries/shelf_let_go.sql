DELETE FROM shelf_holders WHERE id = :id AND piece = :piece;
