INSERT INTO shelf_pieces (piece, asked, state, inputs, questions) VALUES (:piece, :asked, 2, '', 0)
ON CONFLICT (piece) DO UPDATE SET asked = excluded.asked, state = 2;
