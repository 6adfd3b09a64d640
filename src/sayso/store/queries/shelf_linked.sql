UPDATE shelf_pieces SET state = 1 WHERE piece = :piece;
