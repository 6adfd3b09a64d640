INSERT INTO passages (article, span, kind, why) VALUES (:article, :span, :kind, :why);
