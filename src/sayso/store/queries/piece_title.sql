-- The article of which most was read stands for its piece; a title of a few words is often only a masthead.
SELECT articles.id, articles.title, articles.outlet, articles.uri
FROM shelf_members AS members
JOIN articles ON articles.id = members.article
WHERE members.piece = :piece
ORDER BY
    coalesce(length(articles.title) - length(replace(articles.title, ' ', '')), 0) < 3,
    (SELECT count(*) FROM claims WHERE claims.article = members.article) DESC,
    articles.id
LIMIT 1;
