-- The pieces after one, those with most questions first; read from an index alone.
SELECT piece, questions
FROM shelf_pieces
WHERE :after IS NULL
    OR (questions, piece) < ((SELECT questions FROM shelf_pieces WHERE piece = :after), :after)
ORDER BY questions DESC, piece DESC
LIMIT :most;
