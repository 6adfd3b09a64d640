-- Those on one article, in order of making.
SELECT * FROM judgements
WHERE left_article = :article OR right_article = :article
ORDER BY number;
