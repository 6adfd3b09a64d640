INSERT INTO doubts (run, unit, "left", "right", verdict, why) VALUES (:run, :unit, :left, :right, :verdict, :why);
