SELECT DISTINCT piece FROM shelf_members ORDER BY piece;
