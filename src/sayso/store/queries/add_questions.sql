INSERT INTO questions (run, id, kind, wording, scope, answers, links, outlets, families, origins, story)
VALUES (:run, :id, :kind, :wording, :scope, :answers, :links, :outlets, :families, :origins, :story);
