INSERT INTO placings (unit, run, content) VALUES (:unit, :run, :content);
