-- pieces_naming
-- The pieces with an article that holds the words; one of null stands for articles that are not linked yet.
SELECT DISTINCT members.piece
FROM (SELECT rowid FROM article_words WHERE article_words MATCH :text) AS found
CROSS JOIN articles ON articles.number = found.rowid
LEFT JOIN shelf_members AS members ON members.article = articles.id;
