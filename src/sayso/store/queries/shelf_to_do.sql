-- By the index of those to do, which SQLite takes only where it reads its condition: else all pieces are gone through.
SELECT piece, asked, inputs FROM shelf_pieces
WHERE state = :state AND state > 0
ORDER BY piece
LIMIT :most;
