-- Decisions on voices of a piece that name them by an article of another, each with the voice.
-- CROSS JOIN keeps SQLite to this order: decisions are few, and what the voices of a piece said
-- elsewhere may be a tenth of the ledger.
SELECT DISTINCT judgements.*, voices.identity
FROM judgements
CROSS JOIN claims
    ON claims.article = judgements.left_article
    AND claims.voice_name = json_extract(judgements."left", '$.name')
CROSS JOIN current_voices AS voices ON voices.claim = claims.id
WHERE judgements.about = 'voice'
    AND judgements."right" IS NULL
    AND judgements.left_article NOT IN (SELECT article FROM shelf_members WHERE piece = :piece)
    AND voices.identity IN (SELECT identity FROM current_voices WHERE unit = :piece)
ORDER BY judgements.number;
