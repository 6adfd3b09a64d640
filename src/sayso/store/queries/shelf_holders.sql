SELECT piece, called, identity FROM shelf_holders WHERE id = :id ORDER BY piece LIMIT :most;
