-- The places that the claims of some pieces name.
SELECT claims.places
FROM json_each(:pieces) AS piece
JOIN shelf_members AS members ON members.piece = piece.value
JOIN claims ON claims.article = members.article
WHERE claims.places <> '[]';
