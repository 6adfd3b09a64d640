SELECT article FROM versions WHERE version_of = :article ORDER BY article LIMIT 1;
