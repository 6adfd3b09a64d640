SELECT run, content FROM placings WHERE unit = :unit ORDER BY run DESC LIMIT 1;
