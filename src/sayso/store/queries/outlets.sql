SELECT DISTINCT outlet FROM articles WHERE outlet IS NOT NULL ORDER BY outlet;
