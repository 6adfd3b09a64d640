INSERT INTO stories (run, unit, id, articles, why) VALUES (:run, :unit, :id, :articles, :why);
