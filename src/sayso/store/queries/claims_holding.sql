-- claims_holding
-- Which claims between two places hold the words.
SELECT rowid AS number FROM claim_words WHERE claim_words MATCH :text AND rowid BETWEEN :first AND :last;
