-- Every unit as it stands: the last run that wrote it.
SELECT unit, run, content FROM placings AS placed
WHERE run = (SELECT max(later.run) FROM placings AS later WHERE later.unit = placed.unit)
ORDER BY unit;
