UPDATE shelf_pieces SET state = 0 WHERE piece = :piece;
