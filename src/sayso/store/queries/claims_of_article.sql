-- claims_of_article
SELECT number FROM claims WHERE article = :article ORDER BY number;
