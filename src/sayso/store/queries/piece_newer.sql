-- Articles of other pieces that took the place of one of this piece.
SELECT articles.*, raw.data AS raw, versions.version_of
FROM shelf_members AS members
JOIN versions ON versions.version_of = members.article
JOIN articles ON articles.id = versions.article
JOIN raw ON raw.sha256 = articles.sha256
WHERE members.piece = :piece
    AND articles.id NOT IN (SELECT article FROM shelf_members WHERE piece = :piece)
ORDER BY articles.id;
