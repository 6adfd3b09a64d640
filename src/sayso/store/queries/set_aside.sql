SELECT * FROM set_aside
WHERE :article IS NULL OR article = :article
ORDER BY uri, article, json_extract(span, '$.start'), stage, id;
