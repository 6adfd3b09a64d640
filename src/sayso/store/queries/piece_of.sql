-- The piece that an article, a claim, or something linked is in; a voice is in many and has none.
SELECT piece FROM shelf_members WHERE article = :id
UNION ALL
SELECT members.piece FROM claims JOIN shelf_members AS members ON members.article = claims.article WHERE claims.id = :id
UNION ALL SELECT unit FROM current_questions WHERE id = :id
UNION ALL SELECT unit FROM current_statements WHERE id = :id
UNION ALL SELECT unit FROM current_origins WHERE id = :id
UNION ALL SELECT unit FROM current_stories WHERE id = :id
LIMIT 1;
