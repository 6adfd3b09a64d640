-- Claims in the order of their articles (see articles.sql) and of the text. A filter that is null lets all through.
-- `since` and `until` are days: a claim stays if its said-interval may touch them; one of unknown date does not.
SELECT claims.*
FROM claims
JOIN articles ON articles.id = claims.article
WHERE claims.article BETWEEN coalesce(:article, '') AND coalesce(:article, char(1114111)) -- by index, also for one
    AND (:act IS NULL OR claims.act = :act)
    AND (:kind IS NULL OR claims.kind = :kind)
    AND (
        :source IS NULL
        OR instr(fold(claims.voice_name), fold(:source))
        OR instr(fold(claims.source_name), fold(:source))
        OR claims.id IN (
            SELECT voices.claim
            FROM current_voices AS voices
            JOIN current_identities AS identities ON identities.id = voices.identity
            WHERE identities.id = :source
                OR instr(fold(identities.name), fold(:source))
                OR EXISTS (
                    SELECT 1 FROM json_each(identities.aliases) AS alias
                    WHERE instr(fold(alias.value), fold(:source))
                )
        )
    )
    AND (
        :question IS NULL
        OR claims.id IN (
            SELECT claim.value
            FROM
                current_questions AS questions,
                json_each(questions.answers) AS answer,
                json_each(answer.value, '$.claims') AS claim
            WHERE questions.id = :question
        )
    )
    AND (
        (:since IS NULL AND :until IS NULL)
        OR claims.said_earliest IS NOT NULL
        OR claims.said_latest IS NOT NULL
    )
    AND (:since IS NULL OR claims.said_latest IS NULL OR substr(claims.said_latest, 1, 10) >= :since)
    AND (:until IS NULL OR claims.said_earliest IS NULL OR substr(claims.said_earliest, 1, 10) <= :until)
    AND (:text IS NULL OR claims.number IN (SELECT rowid FROM claim_words WHERE claim_words MATCH :text))
ORDER BY
    articles.published_earliest IS NULL,
    articles.published_earliest,
    articles.uri,
    articles.id,
    claims.start,
    claims.id;
