SELECT run, linked_at FROM runs ORDER BY run;
