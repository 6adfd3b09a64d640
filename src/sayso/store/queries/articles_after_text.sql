-- articles_after_text
-- The same of those that hold the words.
SELECT articles.number, articles.id, articles.outlet, articles.published_earliest, articles.published_latest
FROM (
    SELECT rowid FROM article_words WHERE article_words MATCH :text AND rowid > :after ORDER BY rowid LIMIT :most
) AS found
CROSS JOIN articles ON articles.number = found.rowid;
