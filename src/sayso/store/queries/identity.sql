SELECT * FROM current_identities WHERE id = :id;
