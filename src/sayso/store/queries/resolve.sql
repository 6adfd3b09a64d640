-- Everything whose id begins so. The upper end is the last code point, so that the index on id serves.
SELECT 'articles' AS noun, id FROM articles WHERE id >= :prefix AND id <= :prefix || char(1114111)
UNION SELECT 'claims', id FROM claims WHERE id >= :prefix AND id <= :prefix || char(1114111)
UNION SELECT 'identities', id FROM current_identities WHERE id >= :prefix AND id <= :prefix || char(1114111)
UNION SELECT 'statements', id FROM current_statements WHERE id >= :prefix AND id <= :prefix || char(1114111)
UNION SELECT 'origins', id FROM current_origins WHERE id >= :prefix AND id <= :prefix || char(1114111)
UNION SELECT 'questions', id FROM current_questions WHERE id >= :prefix AND id <= :prefix || char(1114111)
UNION SELECT 'stories', id FROM current_stories WHERE id >= :prefix AND id <= :prefix || char(1114111)
UNION SELECT 'judgements', id FROM judgements WHERE id >= :prefix AND id <= :prefix || char(1114111)
ORDER BY id
LIMIT 21;
