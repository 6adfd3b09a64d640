SELECT coalesce(sum(questions), 0) AS n FROM shelf_pieces;
