-- Articles that are on no shelf yet: they are put there in order of arrival, so all that came after the last one.
SELECT id FROM articles
WHERE number > coalesce(
    (
        SELECT shelved.number FROM articles AS shelved
        WHERE EXISTS (SELECT 1 FROM shelf_members WHERE shelf_members.article = shelved.id)
        ORDER BY shelved.number DESC
        LIMIT 1
    ),
    0
)
ORDER BY number;
