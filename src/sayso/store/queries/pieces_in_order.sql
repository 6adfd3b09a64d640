-- Every piece with its number of articles and the days it spans, the newest first. Only columns of indexes are read,
-- for a row of articles holds its whole text.
SELECT
    members.piece,
    count(*) AS articles,
    min(articles.published_earliest) AS first,
    max(articles.published_earliest) AS last
FROM articles INDEXED BY articles_in_order
JOIN shelf_members AS members ON members.article = articles.id
GROUP BY members.piece
ORDER BY last IS NULL, last DESC, articles DESC, members.piece;
