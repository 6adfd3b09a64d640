SELECT count(*) AS many
FROM shelf_holders AS holders
JOIN current_voices AS voices ON voices.unit = holders.piece AND voices.identity = :id
WHERE holders.id = :id;
