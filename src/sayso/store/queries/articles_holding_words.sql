-- articles_holding_words
-- Which articles between two places hold the words.
SELECT rowid AS number FROM article_words WHERE article_words MATCH :text AND rowid BETWEEN :first AND :last;
