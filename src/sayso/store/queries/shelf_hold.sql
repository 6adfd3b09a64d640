-- What it is called is settled anew by whoever has it too.
INSERT INTO shelf_holders (id, piece, called, apart, identity) VALUES (:id, :piece, :id, :apart, :identity)
ON CONFLICT (id, piece) DO UPDATE SET called = excluded.called, apart = excluded.apart, identity = excluded.identity;
