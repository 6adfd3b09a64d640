-- What marks each claim of a piece, in order of arrival and of the text.
SELECT claims.id, claims.article, claims.voice_name, claims.content
FROM shelf_members AS members
JOIN claims ON claims.article = members.article
WHERE members.piece = :piece
ORDER BY claims.number;
