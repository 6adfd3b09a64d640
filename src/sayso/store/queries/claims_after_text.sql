-- claims_after_text
-- The same of those that hold the words.
SELECT rowid AS number FROM claim_words WHERE claim_words MATCH :text AND rowid > :after ORDER BY rowid LIMIT :most;
