SELECT articles.*, raw.data AS raw, versions.version_of
FROM articles
JOIN raw ON raw.sha256 = articles.sha256
LEFT JOIN versions ON versions.article = articles.id
WHERE articles.id = :id;
