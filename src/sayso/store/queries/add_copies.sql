INSERT INTO copies (run, unit, article, "of", share, why) VALUES (:run, :unit, :article, :of, :share, :why);
