-- What tells one state of the ledger from another.
SELECT
    (SELECT max(run) FROM runs) AS run,
    (SELECT max(number) FROM judgements) AS judgement,
    (SELECT max(number) FROM articles) AS article,
    (SELECT content FROM runs ORDER BY run DESC LIMIT 1) AS content;
