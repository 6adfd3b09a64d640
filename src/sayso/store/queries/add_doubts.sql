INSERT INTO doubts (run, "left", "right", verdict, why) VALUES (:run, :left, :right, :verdict, :why);
