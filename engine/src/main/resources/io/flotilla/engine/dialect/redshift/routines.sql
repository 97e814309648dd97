-- Functions and procedures: https://docs.aws.amazon.com/redshift/latest/dg/r_PG_PROC_INFO.html
SELECT p.proname,
       p.prokind,
       l.lanname,
       p.provolatile,
       p.prosecdef,
       format_type(p.prorettype, NULL) AS result,
       oidvectortypes(p.proargtypes) AS inputs,
       array_to_string(p.proallargtypes, ',') AS types,
       array_to_string(p.proargmodes, ',') AS modes,
       array_to_string(p.proargnames, ',') AS names,
       p.prosrc
FROM pg_namespace n
     JOIN pg_proc_info p ON p.pronamespace = n.oid
     JOIN pg_language l ON l.oid = p.prolang
WHERE n.nspname = current_schema()
ORDER BY p.proname, oidvectortypes(p.proargtypes)
