SELECT id, called FROM shelf_holders WHERE piece = :piece;
