-- claims_at
-- The claims of these places, with when their articles came out.
SELECT claims.*, articles.published_earliest, articles.published_latest
FROM json_each(:numbers) AS chosen
CROSS JOIN claims ON claims.number = chosen.value
CROSS JOIN articles ON articles.id = claims.article
ORDER BY claims.number;
