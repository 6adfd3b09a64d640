SELECT count(*) AS n FROM (SELECT 1 FROM shelf_holders WHERE id = :id LIMIT :most);
