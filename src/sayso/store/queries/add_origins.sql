INSERT INTO origins (run, unit, id, voice, statements, claims, known, why, weakest)
VALUES (:run, :unit, :id, :voice, :statements, :claims, :known, :why, :weakest);
