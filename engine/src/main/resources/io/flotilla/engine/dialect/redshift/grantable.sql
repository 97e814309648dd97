-- What something can be granted on.
SELECT 'TABLE' AS kind, c.relname AS object, NULL::varchar AS arguments
FROM pg_namespace n JOIN pg_class c ON c.relnamespace = n.oid
WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'v')
UNION ALL
SELECT CASE p.prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END,
       p.proname, oidvectortypes(p.proargtypes)
FROM pg_namespace n JOIN pg_proc_info p ON p.pronamespace = n.oid
WHERE n.nspname = current_schema()
