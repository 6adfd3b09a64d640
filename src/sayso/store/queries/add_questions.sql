INSERT INTO questions (run, unit, id, kind, wording, scope, answers, links, outlets, families, origins, story, related, compared, clear)
VALUES (:run, :unit, :id, :kind, :wording, :scope, :answers, :links, :outlets, :families, :origins, :story, :related, :compared, :clear);
