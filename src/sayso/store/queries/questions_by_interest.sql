-- All questions in the order of dossier/build.py, `interest`: which ones, and the unit of each.
SELECT unit, id
FROM (
    SELECT
        unit,
        id,
        wording,
        kind,
        clear,
        (SELECT count(DISTINCT json_extract(answer.value, '$.source')) FROM json_each(answers) AS answer) AS voices,
        (
            SELECT count(*) FROM json_each(links) AS link
            WHERE json_extract(link.value, '$.relation') IN ('contradicts', 'denies', 'revises')
        ) AS disputes,
        (
            SELECT count(*) FROM json_each(links) AS link
            WHERE json_extract(link.value, '$.relation') IN ('declines', 'cannot-confirm')
        ) AS replies
    FROM current_questions
)
ORDER BY NOT clear, - voices - (disputes > 0), - min(disputes, 9), kind <> 'how-many', - replies, wording, id;
