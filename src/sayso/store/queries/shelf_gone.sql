DELETE FROM shelf_pieces WHERE piece = :piece;
