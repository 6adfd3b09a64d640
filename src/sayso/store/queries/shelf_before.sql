SELECT article FROM shelf_marks
WHERE mark = :mark AND (day, article) < (:day, :article)
ORDER BY day DESC, article DESC
LIMIT :most;
