SELECT run, content FROM runs ORDER BY run DESC LIMIT 1;
