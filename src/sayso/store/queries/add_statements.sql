INSERT INTO statements (run, unit, id, speaker, claims, said, why)
VALUES (:run, :unit, :id, :speaker, :claims, :said, :why);
