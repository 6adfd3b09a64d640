INSERT INTO copies (run, article, "of", share, why) VALUES (:run, :article, :of, :share, :why);
