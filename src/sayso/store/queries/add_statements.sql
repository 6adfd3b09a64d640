INSERT INTO statements (run, id, speaker, claims, said, why)
VALUES (:run, :id, :speaker, :claims, :said, :why);
