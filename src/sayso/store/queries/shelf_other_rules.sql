-- Pieces linked by other rules than these.
UPDATE shelf_pieces SET state = 2 WHERE inputs < :rules OR inputs > :rules || char(1114111);
