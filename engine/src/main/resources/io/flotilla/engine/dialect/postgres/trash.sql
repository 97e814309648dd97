-- What plans dropped and kept in one schema: tables with their sequences and indexes as one, columns
-- of tables that stay, and what stands alone. PostgreSQL 14 to 18.
-- In psql:  \set schema tenant_1  then  \i trash.sql  then  \g
--
-- Like inspect.sql it lists the schema through pg_depend_reference_index. No row at all means that
-- there is no schema; one row without a kind, that its trash is empty.
SELECT item.kind, item.table, item.name, item.identity, item.comment, item.bytes
FROM (SELECT to_regnamespace(quote_ident(:'schema'))::oid AS oid) space
     LEFT JOIN LATERAL (
         SELECT CASE WHEN c.relkind = 'S' THEN 'sequence' ELSE 'table' END AS kind,
                NULL AS table,
                c.relname::text AS name,
                '' AS identity,
                obj_description(c.oid, 'pg_class') AS comment,
                CASE WHEN c.relkind = 'S' THEN 0 ELSE pg_total_relation_size(c.oid) END AS bytes
         FROM pg_depend d
              JOIN pg_class c ON c.oid = d.objid
         WHERE d.refclassid = 'pg_namespace'::regclass
           AND d.refobjid = space.oid
           AND d.classid = 'pg_class'::regclass
           AND c.relkind IN ('r', 'p', 'f', 'S')
           AND starts_with(c.relname, '_flotilla_trash_')
           -- a sequence goes with the column it belongs to
           AND NOT EXISTS (
               SELECT FROM pg_depend o
               WHERE o.classid = d.classid AND o.objid = d.objid AND o.objsubid = 0
                 AND o.refclassid = 'pg_class'::regclass AND o.deptype IN ('a', 'i')
                 AND c.relkind = 'S')
         UNION ALL
         SELECT 'column', c.relname, a.attname, '', col_description(a.attrelid, a.attnum), 0
         FROM pg_depend d
              JOIN pg_class c ON c.oid = d.objid
              JOIN pg_attribute a ON a.attrelid = c.oid
         WHERE d.refclassid = 'pg_namespace'::regclass
           AND d.refobjid = space.oid
           AND d.classid = 'pg_class'::regclass
           AND c.relkind IN ('r', 'p', 'f')
           AND NOT starts_with(c.relname, '_flotilla_trash_')
           AND a.attnum > 0
           AND NOT a.attisdropped
           -- that of a partition or a child goes with its parent's
           AND a.attinhcount = 0
           AND starts_with(a.attname, '_flotilla_trash_')
         UNION ALL
         SELECT 'routine', NULL, p.proname, pg_get_function_identity_arguments(p.oid),
                obj_description(p.oid, 'pg_proc'), 0
         FROM pg_depend d
              JOIN pg_proc p ON p.oid = d.objid
         WHERE d.refclassid = 'pg_namespace'::regclass
           AND d.refobjid = space.oid
           AND d.classid = 'pg_proc'::regclass
           AND starts_with(p.proname, '_flotilla_trash_')
         UNION ALL
         SELECT 'type', NULL, t.typname, '', obj_description(t.oid, 'pg_type'), 0
         FROM pg_depend d
              JOIN pg_type t ON t.oid = d.objid
         WHERE d.refclassid = 'pg_namespace'::regclass
           AND d.refobjid = space.oid
           AND d.classid = 'pg_type'::regclass
           AND starts_with(t.typname, '_flotilla_trash_')) item ON true
WHERE space.oid IS NOT NULL
ORDER BY item.table NULLS FIRST, item.name, item.identity
