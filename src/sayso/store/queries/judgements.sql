-- All of them in order of making, those taken back and those that take back too.
SELECT * FROM judgements ORDER BY number;
