-- What the open transaction made or changed outside one schema, each as the server describes it.
WITH mine AS (SELECT pg_current_xact_id_if_assigned()::xid AS id),
     kept AS (SELECT oid FROM pg_namespace WHERE nspname IN (?, 'pg_toast')),
     written (classid, objid, namespace) AS (
         SELECT 'pg_class'::regclass, c.oid, c.relnamespace
         FROM pg_class c, mine WHERE c.xmin = mine.id
         UNION ALL
         SELECT 'pg_constraint'::regclass, c.oid, c.connamespace
         FROM pg_constraint c, mine WHERE c.xmin = mine.id
         UNION ALL
         SELECT 'pg_type'::regclass, t.oid, t.typnamespace
         FROM pg_type t, mine WHERE t.xmin = mine.id AND t.typrelid = 0 AND t.typelem = 0
         UNION ALL
         SELECT 'pg_type'::regclass, t.oid, t.typnamespace
         FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid, mine WHERE e.xmin = mine.id
         UNION ALL
         SELECT 'pg_proc'::regclass, p.oid, p.pronamespace
         FROM pg_proc p, mine WHERE p.xmin = mine.id
         UNION ALL
         SELECT 'pg_collation'::regclass, c.oid, c.collnamespace
         FROM pg_collation c, mine WHERE c.xmin = mine.id
         UNION ALL
         SELECT 'pg_statistic_ext'::regclass, s.oid, s.stxnamespace
         FROM pg_statistic_ext s, mine WHERE s.xmin = mine.id
         UNION ALL
         SELECT 'pg_ts_config'::regclass, c.oid, c.cfgnamespace
         FROM pg_ts_config c, mine WHERE c.xmin = mine.id
         UNION ALL
         SELECT 'pg_ts_dict'::regclass, d.oid, d.dictnamespace
         FROM pg_ts_dict d, mine WHERE d.xmin = mine.id
         UNION ALL
         SELECT 'pg_trigger'::regclass, t.oid, c.relnamespace
         FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid, mine WHERE t.xmin = mine.id
         UNION ALL
         SELECT 'pg_rewrite'::regclass, r.oid, c.relnamespace
         FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class, mine WHERE r.xmin = mine.id
         UNION ALL
         SELECT 'pg_policy'::regclass, p.oid, c.relnamespace
         FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid, mine WHERE p.xmin = mine.id
         UNION ALL
         SELECT 'pg_extension'::regclass, e.oid, 0
         FROM pg_extension e, mine WHERE e.xmin = mine.id)
SELECT DISTINCT pg_describe_object(classid, objid, 0)
FROM written
WHERE namespace NOT IN (SELECT oid FROM kept)
  AND NOT EXISTS (
      SELECT FROM pg_depend e
      WHERE e.classid = written.classid AND e.objid = written.objid AND e.deptype = 'e')
UNION
SELECT pg_describe_object('pg_class'::regclass, r.ev_class, 0) || ' (it reads '
       || pg_describe_object('pg_class'::regclass, o.oid, 0) || ' of the schema '
       || o.relnamespace::regnamespace || ')'
FROM pg_rewrite r
     JOIN pg_class c ON c.oid = r.ev_class
     JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
         AND d.refclassid = 'pg_class'::regclass
     JOIN pg_class o ON o.oid = d.refobjid,
     mine
WHERE r.xmin = mine.id
  AND c.relnamespace IN (SELECT oid FROM kept)
  AND o.relnamespace NOT IN (SELECT oid FROM kept)
  AND o.relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
  AND NOT EXISTS (
      SELECT FROM pg_depend e
      WHERE e.classid = 'pg_class'::regclass AND e.objid = o.oid AND e.deptype = 'e')
ORDER BY 1
