SELECT id, called, apart, identity FROM shelf_holders WHERE piece = :piece;
