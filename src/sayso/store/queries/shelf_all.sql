SELECT pieces.piece, pieces.asked, group_concat(members.article, ' ') AS articles
FROM shelf_pieces AS pieces
JOIN shelf_members AS members ON members.piece = pieces.piece
GROUP BY pieces.piece
ORDER BY pieces.piece;
