INSERT INTO identities (run, unit, id, name, kind, aliases, role, affiliation, why)
VALUES (:run, :unit, :id, :name, :kind, :aliases, :role, :affiliation, :why);
