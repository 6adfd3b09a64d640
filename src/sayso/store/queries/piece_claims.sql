-- In the order of their articles (see piece_articles.sql) and of the text.
SELECT claims.*
FROM shelf_members AS members
JOIN articles ON articles.id = members.article
JOIN claims ON claims.article = articles.id
WHERE members.piece = :piece
ORDER BY
    articles.published_earliest IS NULL,
    articles.published_earliest,
    articles.uri,
    articles.id,
    claims.start,
    claims.id;
