-- For DuckDB (store/bulk.py): how often each voice did what; by identity once linking has run, else by name.
SELECT coalesce(identities.name, claims.chain[-1].name) AS source, claims.act, count(*) AS n
FROM claims
LEFT JOIN voices ON voices.claim = claims.id
LEFT JOIN identities ON identities.id = voices.identity
GROUP BY ALL
ORDER BY n DESC, source, claims.act;
