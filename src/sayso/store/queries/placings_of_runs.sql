SELECT run, unit, content FROM placings ORDER BY run, unit;
