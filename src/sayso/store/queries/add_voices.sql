INSERT INTO voices (run, unit, claim, identity) VALUES (:run, :unit, :claim, :identity);
