INSERT INTO questions (run, id, kind, wording, scope, answers, links, outlets, families, origins, story, related, compared)
VALUES (:run, :id, :kind, :wording, :scope, :answers, :links, :outlets, :families, :origins, :story, :related, :compared);
