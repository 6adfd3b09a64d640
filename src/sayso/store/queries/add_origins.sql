INSERT INTO origins (run, id, voice, statements, claims, known, why)
VALUES (:run, :id, :voice, :statements, :claims, :known, :why);
