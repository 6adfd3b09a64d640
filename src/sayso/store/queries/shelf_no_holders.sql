-- Whoever has what is to be noted anew: all of it is news then.
DELETE FROM shelf_holders;
