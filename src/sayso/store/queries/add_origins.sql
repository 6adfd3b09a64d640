INSERT INTO origins (run, id, voice, statements, claims, known, why, weakest)
VALUES (:run, :id, :voice, :statements, :claims, :known, :why, :weakest);
