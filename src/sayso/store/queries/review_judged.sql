-- Decisions of one sort, or all, the latest first; of one piece, or by one person, if that is given.
SELECT judgements.*
FROM judgements
WHERE (:before IS NULL OR number < :before)
    AND (:verdict IS NULL OR verdict = :verdict)
    AND (:about IS NULL OR about = :about)
    AND (:by IS NULL OR "by" = :by)
    AND (
        :piece IS NULL
        OR left_article IN (SELECT article FROM shelf_members WHERE piece = :piece)
        OR right_article IN (SELECT article FROM shelf_members WHERE piece = :piece)
    )
ORDER BY number DESC
LIMIT :most;
