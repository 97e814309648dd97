-- The columns of some system catalogs: their types, and the catalogs whose objects they name.
SELECT c.relname AS catalog,
       a.attname AS name,
       t.typname AS type,
       named.relname AS names,
       coalesce(k.is_array, false) AS many
FROM pg_class c
     JOIN pg_attribute a ON a.attrelid = c.oid
     JOIN pg_type t ON t.oid = a.atttypid
     LEFT JOIN pg_get_catalog_foreign_keys() k
         ON k.fktable = c.oid AND k.fkcols = ARRAY[a.attname::text]
     LEFT JOIN pg_class named ON named.oid = k.pktable
WHERE c.relnamespace = 'pg_catalog'::regnamespace
  AND c.relname = ANY (:'catalogs'::text[])
  AND a.attnum > 0
  AND NOT a.attisdropped
ORDER BY c.relname, a.attnum
