-- What a typed question is compared with, without the answers.
SELECT unit, id, kind, wording, scope FROM current_questions;
