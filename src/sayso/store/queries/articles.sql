-- In order of appearing, undated ones last; ties by uri, then id, so that every machine lists them alike.
SELECT articles.*, raw.data AS raw, versions.version_of
FROM articles
JOIN raw ON raw.sha256 = articles.sha256
LEFT JOIN versions ON versions.article = articles.id
ORDER BY articles.published_earliest IS NULL, articles.published_earliest, articles.uri, articles.id;
