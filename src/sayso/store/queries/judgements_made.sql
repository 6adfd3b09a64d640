SELECT count(*) AS n FROM judgements;
