INSERT INTO identities (run, id, name, kind, aliases, role, affiliation, why)
VALUES (:run, :id, :name, :kind, :aliases, :role, :affiliation, :why);
