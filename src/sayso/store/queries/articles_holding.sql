-- The articles whose words match, each with its piece; null before it is linked.
SELECT articles.id, members.piece
FROM article_words
CROSS JOIN articles ON articles.number = article_words.rowid
LEFT JOIN shelf_members AS members ON members.article = articles.id
WHERE article_words MATCH :text;
