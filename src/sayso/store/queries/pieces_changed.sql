-- pieces_changed
-- Some pieces in the order of their names, with how many articles each has, and whether anything of it can have been
-- published (or have come in, where that is asked) on a day or later: by the last day it can be, or as a version.
SELECT
    members.piece,
    count(*) AS articles,
    max(
        CASE
            WHEN :ingested THEN substr(articles.ingested_at, 1, 10) >= :day
            ELSE articles.published_latest IS NULL OR substr(articles.published_latest, 1, 10) >= :day
        END
        OR EXISTS (SELECT 1 FROM versions WHERE versions.version_of = articles.id)
    ) AS changed
FROM (SELECT DISTINCT piece FROM shelf_members WHERE piece >= :first ORDER BY piece LIMIT :most) AS chosen
CROSS JOIN shelf_members AS members ON members.piece = chosen.piece
CROSS JOIN articles ON articles.id = members.article
GROUP BY members.piece
ORDER BY members.piece;
