SELECT piece, asked, inputs FROM shelf_pieces WHERE state = :state ORDER BY piece LIMIT :most;
