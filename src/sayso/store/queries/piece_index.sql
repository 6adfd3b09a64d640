-- piece_index
-- What linking found in a piece, by the claim or the article it is about, and nothing more of it.
SELECT 'questions' AS noun, questions.id, claim.value AS about
FROM
    current_questions AS questions,
    json_each(questions.answers) AS answer,
    json_each(answer.value, '$.claims') AS claim
WHERE questions.unit = :piece
UNION ALL
SELECT 'statements', statements.id, claim.value
FROM current_statements AS statements, json_each(statements.claims) AS claim
WHERE statements.unit = :piece
UNION ALL
SELECT 'origins', origins.id, claim.value
FROM current_origins AS origins, json_each(origins.claims) AS claim
WHERE origins.unit = :piece
UNION ALL
SELECT 'stories', stories.id, article.value
FROM current_stories AS stories, json_each(stories.articles) AS article
WHERE stories.unit = :piece
UNION ALL
SELECT 'identities', identity, claim FROM current_voices WHERE unit = :piece;
