-- What a schema (the search path) holds, a fact a line: kind, identity, definition.
-- Owners, oids and the order of columns are left out.
WITH space AS (SELECT current_schema()::regnamespace::oid AS oid),
member AS (
    SELECT classid, objid
    FROM pg_depend
    WHERE deptype = 'e'),
relation AS (
    SELECT c.*
    FROM pg_class c JOIN space ON c.relnamespace = space.oid
    WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_class'::regclass AND objid = c.oid)),
routine AS (
    SELECT p.*
    FROM pg_proc p JOIN space ON p.pronamespace = space.oid
    WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_proc'::regclass AND objid = p.oid)),
type AS (
    SELECT t.*
    FROM pg_type t JOIN space ON t.typnamespace = space.oid
    WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_type'::regclass AND objid = t.oid))
SELECT 'relation ' || relkind::text, relname,
       jsonb_build_array(
           relpersistence, relreplident, relrowsecurity, relforcerowsecurity,
           (SELECT jsonb_agg(o ORDER BY o) FROM unnest(reloptions) o),
           (SELECT amname FROM pg_am WHERE pg_am.oid = relam),
           (SELECT spcname FROM pg_tablespace WHERE pg_tablespace.oid = reltablespace),
           pg_get_expr(relpartbound, oid),
           CASE relkind WHEN 'p' THEN pg_get_partkeydef(oid) WHEN 'v' THEN pg_get_viewdef(oid)
                        WHEN 'm' THEN pg_get_viewdef(oid) END,
           (SELECT jsonb_agg(inhparent::regclass::text ORDER BY inhseqno)
            FROM pg_inherits WHERE inhrelid = relation.oid),
           CASE WHEN reloftype <> 0 THEN reloftype::regtype::text END)::text
FROM relation
WHERE relkind IN ('r', 'p', 'v', 'm', 'f')
UNION ALL
SELECT 'column', relname || '.' || attname,
       jsonb_build_array(
           format_type(atttypid, atttypmod), attnotnull, attidentity, attgenerated, attstorage,
           attcompression, coalesce(nullif(attstattarget, -1), -1), attislocal, attinhcount > 0,
           pg_get_expr(adbin, adrelid),
           (SELECT collname FROM pg_collation WHERE pg_collation.oid = attcollation),
           (SELECT jsonb_agg(o ORDER BY o) FROM unnest(attoptions) o WHERE o NOT LIKE 'pg\_attver=%'),
           CASE WHEN relkind IN ('v', 'm') THEN attnum END)::text
FROM relation
JOIN pg_attribute ON attrelid = relation.oid AND attnum > 0 AND NOT attisdropped
LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
WHERE relkind IN ('r', 'p', 'v', 'm', 'f')
UNION ALL
SELECT 'constraint', relname || '.' || conname,
       jsonb_build_array(
           contype, pg_get_constraintdef(k.oid), convalidated, condeferrable, condeferred,
           conislocal, connoinherit)::text
FROM relation JOIN pg_constraint k ON conrelid = relation.oid
WHERE contype <> 'n'
UNION ALL
SELECT 'domain constraint', typname || '.' || conname, pg_get_constraintdef(k.oid)
FROM type JOIN pg_constraint k ON contypid = type.oid
WHERE contype = 'c'
UNION ALL
SELECT 'index', relname,
       jsonb_build_array(
           pg_get_indexdef(indexrelid), indisvalid, indisclustered, indisreplident, indimmediate,
           indisprimary, (SELECT jsonb_agg(o ORDER BY o) FROM unnest(reloptions) o))::text
FROM relation JOIN pg_index ON indexrelid = oid
UNION ALL
SELECT 'sequence', relname,
       jsonb_build_array(
           format_type(seqtypid, NULL), seqstart, seqincrement, seqmax, seqmin, seqcache, seqcycle,
           relpersistence,
           (SELECT jsonb_build_array(deptype, refobjid::regclass::text, attname)
            FROM pg_depend
            JOIN pg_attribute ON attrelid = refobjid AND attnum = refobjsubid
            WHERE classid = 'pg_class'::regclass AND objid = relation.oid
              AND deptype IN ('a', 'i') AND refobjsubid > 0))::text
FROM relation JOIN pg_sequence ON seqrelid = oid
UNION ALL
SELECT 'trigger', relname || '.' || tgname, tgenabled::text || ' ' || pg_get_triggerdef(t.oid)
FROM relation JOIN pg_trigger t ON tgrelid = relation.oid
WHERE NOT tgisinternal AND tgparentid = 0
UNION ALL
SELECT 'rule', relname || '.' || rulename, ev_enabled::text || ' ' || pg_get_ruledef(r.oid)
FROM relation JOIN pg_rewrite r ON ev_class = relation.oid
WHERE rulename <> '_RETURN'
UNION ALL
SELECT 'policy', relname || '.' || polname,
       jsonb_build_array(
           polpermissive, polcmd, pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid),
           (SELECT jsonb_agg(r::regrole::text ORDER BY r::regrole::text) FROM unnest(polroles) r))::text
FROM relation JOIN pg_policy ON polrelid = relation.oid
UNION ALL
SELECT 'routine', routine.oid::regprocedure::text,
       CASE WHEN prokind = 'a' THEN
           (SELECT jsonb_build_array(
                aggkind, aggnumdirectargs, aggtransfn, aggfinalfn, aggcombinefn, aggserialfn,
                aggdeserialfn, aggmtransfn, aggminvtransfn, aggmfinalfn, aggfinalextra,
                aggmfinalextra, aggfinalmodify, aggmfinalmodify, aggsortop::regoperator,
                aggtranstype::regtype, aggtransspace, aggmtranstype::regtype, aggmtransspace,
                agginitval, aggminitval, proparallel, prorettype::regtype)::text
            FROM pg_aggregate WHERE aggfnoid = routine.oid)
       ELSE pg_get_functiondef(routine.oid) END
FROM routine
UNION ALL
SELECT 'type ' || typtype::text, typname,
       jsonb_build_array(
           format_type(nullif(typbasetype, 0), typtypmod), typnotnull, typdefault,
           (SELECT collname FROM pg_collation WHERE pg_collation.oid = typcollation),
           (SELECT jsonb_agg(enumlabel ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = type.oid),
           (SELECT jsonb_agg(jsonb_build_array(attname, format_type(atttypid, atttypmod), attcollation)
                             ORDER BY attnum)
            FROM pg_attribute
            WHERE attrelid = typrelid AND attnum > 0 AND NOT attisdropped),
           (SELECT jsonb_build_array(rngsubtype::regtype, rngsubdiff::regproc, rngcanonical::regproc)
            FROM pg_range WHERE rngtypid = type.oid))::text
FROM type
WHERE typtype IN ('e', 'd', 'r')
   OR typtype = 'c' AND EXISTS (SELECT FROM pg_class WHERE oid = typrelid AND relkind = 'c')
UNION ALL
SELECT 'statistics', stxname, pg_get_statisticsobjdef(s.oid)
FROM pg_statistic_ext s JOIN space ON stxnamespace = space.oid
UNION ALL
SELECT 'comment', identified.type || ' ' || identified.identity, description
FROM pg_description,
     pg_identify_object(classoid, objoid, objsubid) AS identified (type, schema, name, identity),
     space
WHERE objoid >= 16384
  AND (schema = current_schema()
       OR classoid IN ('pg_constraint'::regclass, 'pg_trigger'::regclass, 'pg_policy'::regclass,
                       'pg_rewrite'::regclass)
       AND identity LIKE '%' || current_schema() || '.%')
ORDER BY 1, 2;
