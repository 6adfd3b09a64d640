UPDATE shelf_pieces SET state = 2 WHERE piece = :piece;
