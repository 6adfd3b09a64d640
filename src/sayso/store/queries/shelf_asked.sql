SELECT asked FROM shelf_pieces WHERE piece = :piece;
