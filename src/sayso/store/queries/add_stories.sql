INSERT INTO stories (run, id, articles, why) VALUES (:run, :id, :articles, :why);
