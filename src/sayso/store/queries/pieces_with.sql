-- The pieces that have to do with voices, or whose articles or chains are of these outlets and names. Names are folded,
-- and as JSON spells them; a piece of null stands for articles that are not linked yet.
SELECT unit AS piece FROM current_voices WHERE identity IN (SELECT value FROM json_each(:ids))
UNION
SELECT unit FROM current_origins WHERE voice IN (SELECT value FROM json_each(:ids))
UNION
SELECT members.piece
FROM articles
LEFT JOIN shelf_members AS members ON members.article = articles.id
WHERE articles.outlet IN (SELECT value FROM json_each(:outlets))
UNION
SELECT members.piece
FROM claims
LEFT JOIN shelf_members AS members ON members.article = claims.article
WHERE EXISTS (SELECT 1 FROM json_each(:names) AS name WHERE instr(fold(claims.chain), name.value))
ORDER BY piece;
