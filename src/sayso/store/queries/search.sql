-- Best matches first; claims before the articles they stand in, for a claim is the shorter answer.
SELECT 'claims' AS noun, claims.id, claims.article, found.excerpt, found.score
FROM (
    SELECT rowid, snippet(claim_words, -1, '', '', '…', 24) AS excerpt, bm25(claim_words) AS score
    FROM claim_words
    WHERE claim_words MATCH :text
) AS found
JOIN claims ON claims.number = found.rowid
UNION ALL
SELECT 'articles' AS noun, articles.id, articles.id AS article, found.excerpt, found.score
FROM (
    SELECT rowid, snippet(article_words, -1, '', '', '…', 24) AS excerpt, bm25(article_words) AS score
    FROM article_words
    WHERE article_words MATCH :text
) AS found
JOIN articles ON articles.number = found.rowid
ORDER BY noun DESC, score, id
LIMIT :most;
