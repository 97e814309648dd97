-- What the numbers in proallargtypes stand for.
SELECT t.oid AS typid, format_type(t.oid, NULL) AS name
FROM pg_type t
     JOIN pg_namespace n ON n.oid = t.typnamespace
WHERE n.nspname = 'pg_catalog' AND t.typtype IN ('b', 'p')
