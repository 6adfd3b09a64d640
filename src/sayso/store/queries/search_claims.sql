-- A page of the claims that hold the words, best first; `rank` is bm25, and lets FTS5 stop sorting early.
SELECT
    claims.id,
    claims.article,
    claims.words,
    claims.voice_name,
    claims.act,
    claims.said,
    articles.outlet,
    articles.uri
FROM (SELECT rowid FROM claim_words WHERE claim_words MATCH :text ORDER BY rank LIMIT :most OFFSET :start) AS found
CROSS JOIN claims ON claims.number = found.rowid
CROSS JOIN articles ON articles.id = claims.article;
