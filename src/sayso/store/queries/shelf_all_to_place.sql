UPDATE shelf_pieces SET state = 1 WHERE state = 0;
