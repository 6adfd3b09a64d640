SELECT id FROM judgements LIMIT 1;
