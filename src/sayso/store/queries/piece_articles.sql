-- In order of appearing, undated ones last.
SELECT articles.*, raw.data AS raw, versions.version_of
FROM shelf_members AS members
JOIN articles ON articles.id = members.article
JOIN raw ON raw.sha256 = articles.sha256
LEFT JOIN versions ON versions.article = articles.id
WHERE members.piece = :piece
ORDER BY articles.published_earliest IS NULL, articles.published_earliest, articles.uri, articles.id;
