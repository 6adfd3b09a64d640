INSERT INTO voices (run, claim, identity) VALUES (:run, :claim, :identity);
