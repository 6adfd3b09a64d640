SELECT * FROM current_identities ORDER BY number;
