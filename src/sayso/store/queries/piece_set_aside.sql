SELECT set_aside.*
FROM shelf_members AS members
JOIN set_aside ON set_aside.article = members.article
WHERE members.piece = :piece
ORDER BY set_aside.number;
