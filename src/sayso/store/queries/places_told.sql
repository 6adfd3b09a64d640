-- The places that claims of articles with these words name.
SELECT claims.places
FROM article_words
CROSS JOIN articles ON articles.number = article_words.rowid
JOIN claims ON claims.article = articles.id
WHERE article_words MATCH :text AND claims.places <> '[]';
