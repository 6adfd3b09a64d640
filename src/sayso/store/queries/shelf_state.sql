SELECT asked, state, inputs, found FROM shelf_pieces WHERE piece = :piece;
