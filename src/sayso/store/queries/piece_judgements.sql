-- On an article of the piece, in order of making.
SELECT * FROM judgements
WHERE left_article IN (SELECT article FROM shelf_members WHERE piece = :piece)
    OR right_article IN (SELECT article FROM shelf_members WHERE piece = :piece)
ORDER BY number;
