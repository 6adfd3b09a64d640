SELECT 'articles' AS noun, count(*) AS n FROM articles
UNION ALL SELECT 'versions', count(*) FROM versions
UNION ALL SELECT 'passages', count(*) FROM passages
UNION ALL SELECT 'claims', count(*) FROM claims
UNION ALL SELECT 'set_aside', count(*) FROM set_aside
UNION ALL SELECT 'identities', count(*) FROM current_identities
UNION ALL SELECT 'statements', count(*) FROM current_statements
UNION ALL SELECT 'origins', count(*) FROM current_origins
UNION ALL SELECT 'questions', count(*) FROM current_questions
UNION ALL SELECT 'copies', count(*) FROM current_copies
UNION ALL SELECT 'stories', count(*) FROM current_stories
UNION ALL SELECT 'doubts', count(*) FROM current_doubts
UNION ALL SELECT 'judgements', count(*) FROM judgements;
