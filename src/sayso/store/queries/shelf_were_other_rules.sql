-- Whether any piece was linked by other rules than these.
SELECT 1 FROM shelf_pieces
WHERE (inputs > '' AND inputs < :rules) OR inputs > :rules || char(1114111)
LIMIT 1;
