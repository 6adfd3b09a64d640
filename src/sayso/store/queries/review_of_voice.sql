-- Decisions on one voice alone, by whichever of its names and articles, in order of making.
SELECT judgements.*
FROM current_voices AS voices
JOIN claims ON claims.id = voices.claim
JOIN judgements
    ON judgements.left_article = claims.article
    AND json_extract(judgements."left", '$.name') = claims.voice_name
WHERE voices.identity = :id AND judgements.about = 'voice' AND judgements."right" IS NULL
GROUP BY judgements.number
ORDER BY judgements.number;
