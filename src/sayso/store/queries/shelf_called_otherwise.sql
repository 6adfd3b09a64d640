-- By the index on both, so that a name which all the world bears costs no more; the caller puts them in order.
SELECT piece, called FROM shelf_holders WHERE id = :id AND called < :id
UNION ALL
SELECT piece, called FROM shelf_holders WHERE id = :id AND called > :id;
