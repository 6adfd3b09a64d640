-- How many stand between, counted no further than needed.
SELECT count(*) AS n FROM (
    SELECT 1 FROM shelf_marks
    WHERE mark = :mark AND (day, article) > (:day, :article) AND (day, article) < (:last_day, :last_article)
    LIMIT :most
);
