SELECT run, content, linked_at FROM runs ORDER BY run;
