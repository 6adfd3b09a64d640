-- By the index on both; the caller puts them in order.
SELECT piece, called, apart FROM shelf_holders WHERE id = :id AND called = :id;
