UPDATE shelf_pieces SET state = 1, inputs = :inputs, questions = :questions, found = :found WHERE piece = :piece;
