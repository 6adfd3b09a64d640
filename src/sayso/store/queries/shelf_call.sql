UPDATE shelf_holders SET called = :called WHERE id = :id AND piece = :piece;
