SELECT passages.*
FROM shelf_members AS members
JOIN passages ON passages.article = members.article
WHERE members.piece = :piece
ORDER BY passages.article, passages.start;
