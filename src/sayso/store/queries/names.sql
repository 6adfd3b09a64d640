-- Every voice as it is called, in no order.
SELECT id, name, aliases FROM current_identities;
