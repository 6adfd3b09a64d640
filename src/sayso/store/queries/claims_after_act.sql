-- claims_after_act
-- The same of one speech act.
SELECT number FROM claims WHERE act = :act AND number > :after ORDER BY number LIMIT :most;
