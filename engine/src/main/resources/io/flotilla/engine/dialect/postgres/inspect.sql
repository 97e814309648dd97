-- Everything Flotilla models in some schemas: per schema one row of JSON lists, and no row for a
-- schema that is not there. PostgreSQL 14 to 18.
-- In psql:  \set schemas {tenant_1,tenant_2}  \set dependencies true  \set grants NULL
-- \set default_privileges 0  then  \i inspect.sql  then  \g
--
-- Cost. No catalog has an index on the namespace alone. pg_depend_reference_index lists what lives
-- in one, so every list starts from there, or from the oids found there, and nothing is read that
-- grows with the number of schemas. OFFSET 0 keeps the planner from merging a subquery into what
-- is around it.
--
-- Names. The server leaves the schema's name out of expressions if the schema is the search path.
-- "space" sets it per schema, and the last column sets it back: both inside the one statement,
-- because the server analyses a prepared statement again whenever the search path is not the one
-- it was planned under. Rows are made one by one, and a select list is evaluated from left to right.
--
-- Trash. What a plan dropped and kept is named _flotilla_trash_…, and is as if it were not there.
--
-- Versions. The columns of "absent" stand in for those that only newer catalogs have: an
-- unqualified name is looked up in the inner query first.
SELECT
    scope.name AS schema,

    (SELECT json_agg(r)
     FROM (SELECT c.oid::int8 AS oid,
                  c.relkind AS kind,
                  c.relname AS name,
                  CASE WHEN c.relkind IN ('v', 'm') THEN c.reloptions END AS options,
                  CASE WHEN c.relkind IN ('v', 'm')
                      THEN pg_get_viewdef(c.oid) END AS definition,
                  CASE WHEN c.relkind = 'm' AND c.relam <> 2 THEN
                      (SELECT m.amname FROM pg_am m WHERE m.oid = c.relam) END AS access_method,
                  CASE WHEN c.relkind = 'm' AND c.reltablespace <> 0 THEN
                      (SELECT s.spcname FROM pg_tablespace s
                       WHERE s.oid = c.reltablespace) END AS tablespace,
                  CASE WHEN problems <> '' THEN
                      pg_describe_object('pg_class'::regclass, c.oid, 0)
                      || ' (' || problems || ')' END AS unsupported
           FROM pg_class c,
                LATERAL (SELECT concat_ws(', ',
                    CASE WHEN c.relkind IN ('r', 'p', 'f') AND EXISTS (
                            SELECT
                            FROM pg_inherits i
                            WHERE i.inhrelid = c.oid AND i.inhparent <> ALL (scope.tables)
                            OFFSET 0) THEN 'inherits from a table outside the schema' END,
                    CASE WHEN c.reloftype <> 0 AND scope.oid <>
                        (SELECT t.typnamespace FROM pg_type t WHERE t.oid = c.reloftype)
                        THEN 'of a type outside the schema' END,
                    CASE WHEN c.relispartition AND EXISTS (
                            SELECT
                            FROM pg_inherits i
                            WHERE i.inhrelid = c.oid
                              AND (to_jsonb(i) ->> 'inhdetachpending')::boolean
                            OFFSET 0) THEN 'being detached' END,
                    CASE WHEN c.relkind = 'm' AND c.reltoastrelid <> 0 AND
                        (SELECT t.reloptions FROM pg_class t WHERE t.oid = c.reltoastrelid)
                        IS NOT NULL THEN 'storage parameters of its TOAST table' END,
                    CASE WHEN scope.usable AND NOT pg_table_is_visible(c.oid)
                        THEN 'hidden by a name of pg_catalog' END) AS problems) flags
           WHERE c.oid = ANY (scope.relations)) r) AS relations,

    (SELECT json_agg(r)
     FROM (SELECT c.oid::int8 AS oid,
                  c.relpersistence = 'u' AS unlogged,
                  CASE WHEN c.reloftype <> 0 THEN c.reloftype::regtype::text END AS of_type,
                  (SELECT json_agg(i.inhparent::int8 ORDER BY i.inhseqno)
                   FROM pg_inherits i
                   WHERE i.inhrelid = c.oid) AS parents,
                  CASE WHEN c.relispartition
                      THEN pg_get_expr(c.relpartbound, c.oid) END AS bound,
                  CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END AS partitioned_by,
                  CASE WHEN c.relam NOT IN (0, 2) THEN
                      (SELECT m.amname FROM pg_am m WHERE m.oid = c.relam) END AS access_method,
                  CASE WHEN c.reltablespace <> 0 THEN
                      (SELECT t.spcname
                       FROM pg_tablespace t
                       WHERE t.oid = c.reltablespace) END AS tablespace,
                  c.reloptions AS parameters,
                  CASE WHEN c.reltoastrelid <> 0 THEN
                      (SELECT t.reloptions
                       FROM pg_class t
                       WHERE t.oid = c.reltoastrelid) END AS toast_parameters,
                  -- foreign tables have a letter they cannot be given
                  CASE WHEN c.relkind = 'f' THEN 'd'
                      ELSE c.relreplident END AS replica_identity,
                  c.relrowsecurity AS row_security,
                  c.relforcerowsecurity AS forced_row_security,
                  f.server,
                  f.options AS foreign_options
           FROM pg_class c
                LEFT JOIN LATERAL (SELECT s.srvname AS server, t.ftoptions AS options
                                   FROM pg_foreign_table t
                                        JOIN pg_foreign_server s ON s.oid = t.ftserver
                                   WHERE t.ftrelid = c.oid AND c.relkind = 'f'
                                   OFFSET 0) f ON true
           WHERE c.oid = ANY (scope.tables) AND c.relkind <> 'v') r) AS tables,

    (SELECT json_agg(r)
     FROM (SELECT a.attrelid::int8 AS relation,
                  a.attnum AS number,
                  a.attname AS name,
                  format_type(a.atttypid, a.atttypmod) AS type,
                  NOT a.attnotnull AS nullable,
                  CASE WHEN a.atthasdef THEN
                      -- a default has no column in it; given a table, the server would open it
                      (SELECT pg_get_expr(d.adbin, CASE WHEN a.attgenerated = '' THEN 0
                                                       ELSE d.adrelid END)
                       FROM pg_attrdef d
                       WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum) END AS expression,
                  a.attidentity AS identity,
                  a.attgenerated AS generated,
                  CASE WHEN a.attcollation <> t.typcollation
                      THEN a.attcollation::regcollation::text END AS collation,
                  a.attinhcount > 0 AS inherited,
                  a.attislocal AS local,
                  CASE WHEN a.attstorage <> t.typstorage THEN a.attstorage END AS storage,
                  nullif(a.attcompression, '') AS compression,
                  CASE WHEN a.attstattarget >= 0 THEN a.attstattarget END AS statistics,
                  -- Debian's 15.20 writes pg_attver=... on every column
                  CASE WHEN a.attoptions IS NOT NULL THEN
                      (SELECT json_agg(o ORDER BY o)
                       FROM unnest(a.attoptions) o
                       WHERE o NOT LIKE 'pg\_attver=%') END AS attributes,
                  a.attfdwoptions AS foreign_options,
                  CASE WHEN problems <> '' THEN
                      pg_describe_object('pg_class'::regclass, a.attrelid, a.attnum)
                      || ' (' || problems || ')' END AS unsupported
           FROM pg_attribute a,
                LATERAL (SELECT t.typcollation, t.typstorage
                         FROM pg_type t
                         WHERE t.oid = a.atttypid
                         OFFSET 0) t,
                LATERAL (SELECT concat_ws(', ',
                    CASE WHEN a.attgenerated = 'v'
                        THEN 'virtual generated' END,
                    CASE WHEN (a.attstorage <> t.typstorage OR a.attcompression <> ''
                            OR a.attstattarget >= 0
                            OR (a.attoptions IS NOT NULL AND EXISTS (
                                SELECT FROM unnest(a.attoptions) o
                                WHERE o NOT LIKE 'pg\_attver=%')))
                        AND EXISTS (SELECT FROM pg_class c
                                    WHERE c.oid = a.attrelid AND c.relkind = 'm' OFFSET 0)
                        THEN 'storage options or statistics target' END) AS problems) flags
           WHERE a.attrelid = ANY (scope.tables)
             AND a.attnum > 0
             AND NOT a.attisdropped
             AND NOT starts_with(a.attname, '_flotilla_trash_')) r) AS columns,

    (SELECT json_agg(r)
     FROM (SELECT c.oid::int8 AS oid,
                  c.conrelid::int8 AS relation,
                  c.contype AS kind,
                  c.conname AS name,
                  c.conkey AS columns,
                  c.conindid::int8 AS index,
                  c.condeferrable AS deferrable,
                  c.condeferred AS deferred,
                  c.convalidated AS validated,
                  c.connoinherit AS no_inherit,
                  CASE WHEN c.contype = 'c'
                      THEN pg_get_expr(c.conbin, c.conrelid) END AS expression,
                  c.confrelid::int8 AS referenced,
                  c.confkey AS referenced_columns,
                  c.confmatchtype AS match,
                  c.confupdtype AS on_update,
                  c.confdeltype AS on_delete,
                  confdelsetcols AS set_columns,
                  c.coninhcount > 0 AS inherited,
                  c.conislocal AS local,
                  CASE WHEN c.contype = 'x' THEN
                      (SELECT json_agg(
                          CASE WHEN pg_operator_is_visible(o.oid) THEN o.oprname
                              ELSE 'OPERATOR(' || o.oprnamespace::regnamespace || '.'
                                   || o.oprname || ')' END
                          ORDER BY x.number)
                       FROM unnest(c.conexclop) WITH ORDINALITY x (oid, number)
                            JOIN pg_operator o ON o.oid = x.oid) END AS operators,
                  (SELECT d.description
                   FROM pg_description d
                   WHERE d.objoid = c.oid AND d.classoid = 'pg_constraint'::regclass) AS comment,
                  CASE WHEN problems <> '' THEN
                      pg_describe_object('pg_constraint'::regclass, c.oid, 0)
                      || ' (' || problems || ')' END AS unsupported
           FROM pg_constraint c,
                LATERAL (SELECT concat_ws(', ',
                    CASE WHEN c.contype = 'f' AND c.confrelid <> ALL (scope.tables)
                            AND c.conparentid = 0
                        THEN 'to a table outside the schema' END,
                    CASE WHEN NOT conenforced THEN 'not enforced' END,
                    CASE WHEN conperiod THEN 'temporal' END,
                    CASE WHEN c.contype = 'n' AND NOT c.convalidated
                        THEN 'not valid' END) AS problems) flags
           WHERE c.conrelid = ANY (scope.tables)
             -- n: NOT NULL, since 18, the column says it too; t: the trigger says it too
             AND (c.contype NOT IN ('n', 't') OR problems <> '')
             -- a key to a partitioned table has one more for each partition
             AND (c.contype <> 'f' OR c.conparentid = 0 OR c.conrelid <>
                 (SELECT p.conrelid FROM pg_constraint p WHERE p.oid = c.conparentid))
             ) r) AS constraints,

    (SELECT json_agg(r)
     FROM (SELECT i.indexrelid::int8 AS oid,
                  i.indrelid::int8 AS relation,
                  c.relname AS name,
                  m.amname AS method,
                  i.indisunique AS unique,
                  i.indnkeyatts AS key_count,
                  pg_get_expr(i.indpred, i.indrelid) AS predicate,
                  indnullsnotdistinct AS nulls_not_distinct,
                  i.indisvalid AS valid,
                  i.indisclustered AS clustered,
                  i.indisreplident AS replica_identity,
                  c.reloptions AS parameters,
                  CASE WHEN c.reltablespace <> 0 THEN
                      (SELECT t.spcname
                       FROM pg_tablespace t
                       WHERE t.oid = c.reltablespace) END AS tablespace,
                  CASE WHEN c.relispartition THEN
                      (SELECT i.inhparent::int8
                       FROM pg_inherits i
                       WHERE i.inhrelid = c.oid) END AS parent
           FROM pg_index i
                JOIN pg_class c ON c.oid = i.indexrelid
                JOIN pg_am m ON m.oid = c.relam
           WHERE i.indrelid = ANY (scope.tables)) r) AS indexes,

    (SELECT json_agg(r)
     FROM (SELECT i.indexrelid::int8 AS index,
                  a.attnum AS number,
                  i.indkey[a.attnum - 1] AS column,
                  CASE WHEN i.indkey[a.attnum - 1] = 0
                      THEN pg_get_indexdef(i.indexrelid, a.attnum, false) END AS expression,
                  CASE WHEN i.indcollation[a.attnum - 1] <> 0
                          AND i.indcollation[a.attnum - 1] <> coalesce(ta.attcollation,
                              (SELECT t.typcollation FROM pg_type t WHERE t.oid = a.atttypid))
                      THEN i.indcollation[a.attnum - 1]::regcollation::text END AS collation,
                  i.indclass[a.attnum - 1]::int8 AS operator_class,
                  coalesce(ta.atttypid, a.atttypid)::int8 AS type,
                  i.indoption[a.attnum - 1] AS options,
                  CASE WHEN a.attstattarget >= 0 THEN a.attstattarget END AS statistics,
                  CASE WHEN a.attoptions IS NOT NULL THEN
                      (SELECT json_agg(o)
                       FROM unnest(a.attoptions) o
                       WHERE o NOT LIKE 'pg\_attver=%') END AS operator_class_options
           FROM pg_index i
                JOIN pg_attribute a ON a.attrelid = i.indexrelid AND a.attnum > 0
                LEFT JOIN LATERAL (SELECT c.atttypid, c.attcollation
                                   FROM pg_attribute c
                                   WHERE c.attrelid = i.indrelid
                                     AND c.attnum = i.indkey[a.attnum - 1]
                                   OFFSET 0) ta ON true
           WHERE i.indrelid = ANY (scope.tables)) r) AS keys,

    (SELECT json_agg(r)
     FROM (SELECT o.oid::int8 AS oid,
                  used.type::int8 AS type,
                  CASE WHEN pg_opclass_is_visible(o.oid) THEN quote_ident(o.opcname)
                      ELSE o.opcnamespace::regnamespace || '.' || quote_ident(o.opcname)
                      END AS name,
                  CASE WHEN NOT o.opcdefault THEN false
                      WHEN o.opcintype = coalesce(nullif(t.typbasetype, 0), t.oid) THEN true
                      -- not made for exactly this type: the default if no other is, and it is for
                      -- a type this one is treated as, or stores its keys as this type
                      ELSE (it.typtype = 'p' OR it.typispreferred OR o.opckeytype <> 0)
                          AND NOT EXISTS (
                              SELECT
                              FROM pg_opclass exact
                              WHERE exact.opcmethod = o.opcmethod AND exact.opcdefault
                                AND exact.opcintype = coalesce(nullif(t.typbasetype, 0), t.oid)
                              OFFSET 0)
                      END AS is_default
           FROM (SELECT DISTINCT i.indclass[a.attnum - 1] AS oid,
                                 coalesce(ta.atttypid, a.atttypid) AS type
                 FROM pg_index i
                      JOIN pg_attribute a
                          ON a.attrelid = i.indexrelid AND a.attnum BETWEEN 1 AND i.indnkeyatts
                      LEFT JOIN LATERAL (SELECT c.atttypid
                                         FROM pg_attribute c
                                         WHERE c.attrelid = i.indrelid
                                           AND c.attnum = i.indkey[a.attnum - 1]
                                         OFFSET 0) ta ON true
                 WHERE i.indrelid = ANY (scope.tables)
                 OFFSET 0) used
                JOIN pg_opclass o ON o.oid = used.oid,
                LATERAL (SELECT t.oid, t.typbasetype
                         FROM pg_type t
                         WHERE t.oid = used.type
                         OFFSET 0) t,
                LATERAL (SELECT t.typtype, t.typispreferred
                         FROM pg_type t
                         WHERE t.oid = o.opcintype
                         OFFSET 0) it) r) AS operator_classes,

    (SELECT json_agg(r)
     FROM (SELECT s.seqrelid::int8 AS oid,
                  format_type(s.seqtypid, NULL) AS type,
                  s.seqstart AS start,
                  s.seqincrement AS increment,
                  s.seqmin AS minimum,
                  s.seqmax AS maximum,
                  s.seqcache AS cache,
                  s.seqcycle AS cycle,
                  (SELECT c.relpersistence = 'u' FROM pg_class c WHERE c.oid = s.seqrelid) AS unlogged,
                  CASE WHEN d.deptype = 'i' AND (
                          SELECT count(DISTINCT c.relpersistence)
                          FROM pg_class c
                          WHERE c.oid IN (s.seqrelid, d.refobjid)) > 1
                      THEN pg_describe_object('pg_class'::regclass, s.seqrelid, 0)
                           || ' (logged other than its table)' END AS unsupported,
                  d.deptype = 'i' AS of_identity,
                  d.refobjid::int8 AS owner,
                  d.refobjsubid AS owner_column
           FROM pg_sequence s
                LEFT JOIN pg_depend d
                    ON d.classid = 'pg_class'::regclass AND d.objid = s.seqrelid AND d.objsubid = 0
                    AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
           WHERE s.seqrelid = ANY (scope.relations)) r) AS sequences,

    (SELECT json_agg(r)
     FROM (SELECT t.typname AS name,
                  (SELECT array_agg(e.enumlabel ORDER BY e.enumsortorder)
                   FROM pg_enum e
                   WHERE e.enumtypid = t.oid) AS values,
                  (SELECT d.description
                   FROM pg_description d
                   WHERE d.objoid = t.oid AND d.classoid = 'pg_type'::regclass) AS comment,
                  CASE WHEN scope.usable AND NOT pg_type_is_visible(t.oid) THEN
                      pg_describe_object('pg_type'::regclass, t.oid, 0)
                      || ' (hidden by a name of pg_catalog)' END AS unsupported
           FROM pg_type t
           WHERE t.oid = ANY (scope.types) AND t.typtype = 'e') r) AS enums,

    (SELECT json_agg(r)
     FROM (SELECT t.typname AS name,
                  format_type(t.typbasetype, t.typtypmod) AS type,
                  NOT t.typnotnull AS nullable,
                  pg_get_expr(t.typdefaultbin, 0) AS expression,
                  CASE WHEN t.typcollation <> base.typcollation
                      THEN t.typcollation::regcollation::text END AS collation,
                  (SELECT json_agg(json_build_object(
                              'name', c.conname,
                              'expression', pg_get_expr(c.conbin, 0),
                              'validated', c.convalidated,
                              'comment', (SELECT d.description
                                          FROM pg_description d
                                          WHERE d.objoid = c.oid
                                            AND d.classoid = 'pg_constraint'::regclass))
                          ORDER BY c.conname)
                   FROM pg_constraint c
                   -- n: NOT NULL, since 17, the domain says it too
                   WHERE c.contypid = t.oid AND c.contype = 'c') AS checks,
                  (SELECT d.description
                   FROM pg_description d
                   WHERE d.objoid = t.oid AND d.classoid = 'pg_type'::regclass) AS comment,
                  CASE WHEN scope.usable AND NOT pg_type_is_visible(t.oid) THEN
                      pg_describe_object('pg_type'::regclass, t.oid, 0)
                      || ' (hidden by a name of pg_catalog)' END AS unsupported
           FROM pg_type t
                JOIN pg_type base ON base.oid = t.typbasetype
           WHERE t.oid = ANY (scope.types) AND t.typtype = 'd') r) AS domains,

    (SELECT json_agg(r)
     FROM (SELECT t.typname AS name,
                  (SELECT json_agg(json_build_object(
                              'name', a.attname,
                              'type', format_type(a.atttypid, a.atttypmod),
                              'collation', CASE WHEN a.attcollation <> b.typcollation
                                  THEN a.attcollation::regcollation::text END,
                              'comment', (SELECT d.description
                                          FROM pg_description d
                                          WHERE d.objoid = t.typrelid
                                            AND d.classoid = 'pg_class'::regclass
                                            AND d.objsubid = a.attnum))
                          ORDER BY a.attnum)
                   FROM pg_attribute a
                        JOIN pg_type b ON b.oid = a.atttypid
                   WHERE a.attrelid = t.typrelid
                     AND a.attnum > 0
                     AND NOT a.attisdropped) AS attributes,
                  (SELECT d.description
                   FROM pg_description d
                   WHERE d.objoid = t.oid AND d.classoid = 'pg_type'::regclass) AS comment,
                  CASE WHEN scope.usable AND NOT pg_type_is_visible(t.oid) THEN
                      pg_describe_object('pg_type'::regclass, t.oid, 0)
                      || ' (hidden by a name of pg_catalog)' END AS unsupported
           FROM pg_type t
           WHERE t.oid = ANY (scope.types) AND t.typtype = 'c') r) AS composites,

    (SELECT json_agg(r)
     FROM (SELECT t.typname AS name,
                  format_type(g.rngsubtype, NULL) AS subtype,
                  CASE WHEN NOT o.opcdefault THEN
                      CASE WHEN pg_opclass_is_visible(o.oid) THEN quote_ident(o.opcname)
                          ELSE o.opcnamespace::regnamespace || '.' || quote_ident(o.opcname)
                          END END AS operator_class,
                  CASE WHEN g.rngcollation <> b.typcollation
                      THEN g.rngcollation::regcollation::text END AS collation,
                  (SELECT CASE WHEN pg_function_is_visible(p.oid) THEN quote_ident(p.proname)
                              ELSE p.pronamespace::regnamespace || '.' || quote_ident(p.proname)
                              END
                   FROM pg_proc p WHERE p.oid = g.rngcanonical) AS canonical,
                  (SELECT CASE WHEN pg_function_is_visible(p.oid) THEN quote_ident(p.proname)
                              ELSE p.pronamespace::regnamespace || '.' || quote_ident(p.proname)
                              END
                   FROM pg_proc p WHERE p.oid = g.rngsubdiff) AS difference,
                  m.typname AS multirange,
                  (SELECT d.description
                   FROM pg_description d
                   WHERE d.objoid = t.oid AND d.classoid = 'pg_type'::regclass) AS comment,
                  CASE WHEN scope.usable AND NOT pg_type_is_visible(t.oid) THEN
                      pg_describe_object('pg_type'::regclass, t.oid, 0)
                      || ' (hidden by a name of pg_catalog)'
                      -- it would need the type before there is one
                      WHEN g.rngcanonical <> 0 THEN
                      pg_describe_object('pg_type'::regclass, t.oid, 0)
                      || ' (with a canonical function)' END AS unsupported
           FROM pg_type t
                JOIN pg_range g ON g.rngtypid = t.oid
                JOIN pg_type b ON b.oid = g.rngsubtype
                JOIN pg_type m ON m.oid = g.rngmultitypid
                JOIN pg_opclass o ON o.oid = g.rngsubopc
           WHERE t.oid = ANY (scope.types) AND t.typtype = 'r') r) AS ranges,

    (SELECT json_agg(r)
     FROM (SELECT p.prokind AS kind,
                  p.oid::regprocedure::text AS signature,
                  quote_ident(p.proname) AS name,
                  pg_get_function_identity_arguments(p.oid) AS arguments,
                  ARRAY(SELECT coalesce(a.name, '')
                        FROM unnest(coalesce(p.proargnames, array_fill(NULL::text, ARRAY[p.pronargs::int])),
                                    p.proargmodes) AS a (name, mode)
                        WHERE a.mode IS NULL OR a.mode IN ('i', 'b', 'v')) AS input_names,
                  p.pronargdefaults AS defaults,
                  concat_ws(' ', CASE WHEN p.proretset THEN 'SETOF' END,
                            format_type(p.prorettype, NULL),
                            (SELECT string_agg(concat_ws(' ', quote_ident(a.name),
                                                         format_type(a.type, NULL)), ', '
                                               ORDER BY a.number)
                             FROM unnest(p.proargnames, p.proargmodes, p.proallargtypes)
                                  WITH ORDINALITY AS a (name, mode, type, number)
                             WHERE a.mode IN ('b', 'o', 't'))) AS result,
                  CASE WHEN p.prokind <> 'a' THEN pg_get_functiondef(p.oid) END AS definition,
                  quote_ident(scope.name) AS schema,
                  CASE WHEN p.prokind = 'a' THEN
                      (SELECT json_build_object(
                                  'kind', g.aggkind,
                                  'transition', g.aggtransfn::int8,
                                  'state', format_type(g.aggtranstype, NULL),
                                  'state_size', g.aggtransspace,
                                  'final', g.aggfinalfn::int8,
                                  'final_extra', g.aggfinalextra,
                                  'final_modify', g.aggfinalmodify,
                                  'combine', g.aggcombinefn::int8,
                                  'serialize', g.aggserialfn::int8,
                                  'deserialize', g.aggdeserialfn::int8,
                                  'initial', g.agginitval,
                                  'moving_transition', g.aggmtransfn::int8,
                                  'moving_inverse', g.aggminvtransfn::int8,
                                  'moving_state', CASE WHEN g.aggmtranstype <> 0
                                      THEN format_type(g.aggmtranstype, NULL) END,
                                  'moving_state_size', g.aggmtransspace,
                                  'moving_final', g.aggmfinalfn::int8,
                                  'moving_final_extra', g.aggmfinalextra,
                                  'moving_final_modify', g.aggmfinalmodify,
                                  'moving_initial', g.aggminitval,
                                  'sort_operator',
                                  (SELECT CASE WHEN o.oprnamespace = scope.oid THEN o.oprname
                                              ELSE format('OPERATOR(%I.%s)',
                                                  o.oprnamespace::regnamespace::text, o.oprname)
                                              END
                                   FROM pg_operator o WHERE o.oid = g.aggsortop),
                                  'parallel', p.proparallel,
                                  'names',
                                  (SELECT json_object_agg(f.oid::int8,
                                       CASE WHEN pg_function_is_visible(f.oid)
                                           THEN quote_ident(f.proname)
                                           ELSE f.pronamespace::regnamespace || '.'
                                                || quote_ident(f.proname) END)
                                   FROM pg_proc f
                                   WHERE f.oid IN (g.aggtransfn, g.aggfinalfn, g.aggcombinefn,
                                                   g.aggserialfn, g.aggdeserialfn, g.aggmtransfn,
                                                   g.aggminvtransfn, g.aggmfinalfn)))
                       FROM pg_aggregate g
                       WHERE g.aggfnoid = p.oid) END AS aggregate,
                  (SELECT d.description
                   FROM pg_description d
                   WHERE d.objoid = p.oid AND d.classoid = 'pg_proc'::regclass) AS comment,
                  CASE WHEN scope.usable AND NOT pg_function_is_visible(p.oid) THEN
                      pg_describe_object('pg_proc'::regclass, p.oid, 0)
                      || ' (hidden by a name of pg_catalog)' END AS unsupported
           FROM pg_proc p
           WHERE p.oid = ANY (scope.others)) r) AS routines,

    (SELECT json_agg(r)
     FROM (SELECT c.collname AS name,
                  c.collprovider AS provider,
                  c.collisdeterministic AS deterministic,
                  c.collcollate AS collate,
                  c.collctype AS ctype,
                  coalesce(colllocale, colliculocale) AS locale,
                  collicurules AS rules,
                  (SELECT d.description
                   FROM pg_description d
                   WHERE d.objoid = c.oid AND d.classoid = 'pg_collation'::regclass) AS comment,
                  CASE WHEN scope.usable AND NOT pg_collation_is_visible(c.oid) THEN
                      pg_describe_object('pg_collation'::regclass, c.oid, 0)
                      || ' (hidden by a name of pg_catalog)' END AS unsupported
           FROM pg_collation c
           WHERE c.oid = ANY (scope.others)) r) AS collations,

    (SELECT json_agg(r)
     FROM (SELECT c.cfgname AS name,
                  CASE WHEN pg_ts_parser_is_visible(s.oid) THEN quote_ident(s.prsname)
                      ELSE s.prsnamespace::regnamespace || '.' || quote_ident(s.prsname)
                      END AS parser,
                  (SELECT json_agg(json_build_object('token', m.token,
                                                     'dictionaries', m.dictionaries))
                   FROM (SELECT k.alias AS token,
                                array_agg(m.mapdict::regdictionary::text ORDER BY m.mapseqno)
                                    AS dictionaries
                         FROM pg_ts_config_map m
                              JOIN ts_token_type(s.oid) k ON k.tokid = m.maptokentype
                         WHERE m.mapcfg = c.oid
                         GROUP BY k.alias
                         ORDER BY k.alias) m) AS mappings,
                  (SELECT d.description
                   FROM pg_description d
                   WHERE d.objoid = c.oid AND d.classoid = 'pg_ts_config'::regclass) AS comment,
                  CASE WHEN scope.usable AND NOT pg_ts_config_is_visible(c.oid) THEN
                      pg_describe_object('pg_ts_config'::regclass, c.oid, 0)
                      || ' (hidden by a name of pg_catalog)' END AS unsupported
           FROM pg_ts_config c
                JOIN pg_ts_parser s ON s.oid = c.cfgparser
           WHERE c.oid = ANY (scope.others)) r) AS text_search_configurations,

    (SELECT json_agg(r)
     FROM (SELECT i.dictname AS name,
                  CASE WHEN pg_ts_template_is_visible(t.oid) THEN quote_ident(t.tmplname)
                      ELSE t.tmplnamespace::regnamespace || '.' || quote_ident(t.tmplname)
                      END AS template,
                  i.dictinitoption AS options,
                  (SELECT d.description
                   FROM pg_description d
                   WHERE d.objoid = i.oid AND d.classoid = 'pg_ts_dict'::regclass) AS comment,
                  CASE WHEN scope.usable AND NOT pg_ts_dict_is_visible(i.oid) THEN
                      pg_describe_object('pg_ts_dict'::regclass, i.oid, 0)
                      || ' (hidden by a name of pg_catalog)' END AS unsupported
           FROM pg_ts_dict i
                JOIN pg_ts_template t ON t.oid = i.dicttemplate
           WHERE i.oid = ANY (scope.others)) r) AS text_search_dictionaries,

    -- a partition's copy of a trigger is the parent's, as long as it fires when that does
    (SELECT json_agg(r)
     FROM (SELECT t.tgrelid::int8 AS relation,
                  t.tgname AS name,
                  CASE WHEN t.tgparentid = 0 THEN pg_get_triggerdef(t.oid, true) END AS definition,
                  t.tgenabled AS enabled,
                  (SELECT d.description
                   FROM pg_description d
                   WHERE d.objoid = t.oid AND d.classoid = 'pg_trigger'::regclass) AS comment,
                  CASE WHEN problems <> '' THEN
                      pg_describe_object('pg_trigger'::regclass, t.oid, 0)
                      || ' (' || problems || ')' END AS unsupported
           FROM unnest(scope.tables) AS triggered (oid),
                LATERAL (SELECT t.oid, t.tgrelid, t.tgname, t.tgenabled, t.tgparentid,
                                t.tgconstraint, t.tgisinternal
                         FROM pg_trigger t
                         WHERE t.tgrelid = triggered.oid
                           AND (NOT t.tgisinternal OR t.tgenabled <> 'O')
                         OFFSET 0) t,
                LATERAL (SELECT concat_ws(', ',
                    CASE WHEN t.tgisinternal THEN 'disabled' END,
                    CASE WHEN t.tgparentid <> 0 AND t.tgenabled <>
                        (SELECT p.tgenabled FROM pg_trigger p WHERE p.oid = t.tgparentid)
                        THEN 'fires when that of its parent does not' END,
                    CASE WHEN t.tgconstraint <> 0 AND NOT t.tgisinternal AND EXISTS (
                        SELECT FROM pg_description d
                        WHERE d.objoid = t.tgconstraint
                          AND d.classoid = 'pg_constraint'::regclass)
                        THEN 'comment on its constraint' END) AS problems) flags
           WHERE t.tgparentid = 0 OR problems <> '') r) AS triggers,

    (SELECT json_agg(r)
     FROM (SELECT w.ev_class::int8 AS relation,
                  w.rulename AS name,
                  pg_get_ruledef(w.oid, true) AS definition,
                  w.ev_enabled AS enabled,
                  (SELECT d.description
                   FROM pg_description d
                   WHERE d.objoid = w.oid AND d.classoid = 'pg_rewrite'::regclass) AS comment
           FROM pg_rewrite w
           WHERE w.ev_class = ANY (scope.tables) AND w.rulename <> '_RETURN') r) AS rules,

    (SELECT json_agg(r)
     FROM (SELECT p.polrelid::int8 AS relation,
                  p.polname AS name,
                  p.polcmd AS command,
                  p.polpermissive AS permissive,
                  ARRAY(SELECT CASE WHEN role = 0 THEN 'public' ELSE pg_get_userbyid(role) END
                        FROM unnest(p.polroles) role) AS roles,
                  pg_get_expr(p.polqual, p.polrelid) AS "using",
                  pg_get_expr(p.polwithcheck, p.polrelid) AS with_check,
                  (SELECT d.description
                   FROM pg_description d
                   WHERE d.objoid = p.oid AND d.classoid = 'pg_policy'::regclass) AS comment
           FROM pg_policy p
           WHERE p.polrelid = ANY (scope.tables)) r) AS policies,

    (SELECT json_agg(r)
     FROM (SELECT s.stxrelid::int8 AS relation,
                  s.stxname AS name,
                  s.stxkind AS kinds,
                  s.stxkeys::int2[] AS columns,
                  pg_get_statisticsobjdef_expressions(s.oid) AS expressions,
                  nullif(s.stxstattarget, -1) AS target,
                  (SELECT d.description
                   FROM pg_description d
                   WHERE d.objoid = s.oid AND d.classoid = 'pg_statistic_ext'::regclass) AS comment
           FROM pg_statistic_ext s
           WHERE s.stxrelid = ANY (scope.tables) AND s.stxnamespace = scope.oid) r) AS statistics,

    -- where privileges are managed, grants.sql
    :grants AS grants,

    -- What depends on what, if asked for. "member" is everything in the schema: what lives there,
    -- and what depends on that. A part of a relation needs the relation without saying so.
    CASE WHEN :'dependencies'::boolean THEN
    (WITH RECURSIVE edge AS (
         SELECT d.classid, d.objid, d.objsubid, d.refclassid, d.refobjid, d.refobjsubid, d.deptype
         FROM pg_depend home
              JOIN pg_depend d ON d.refclassid = home.classid AND d.refobjid = home.objid
         WHERE home.refclassid = 'pg_namespace'::regclass AND home.refobjid = scope.oid
         UNION
         SELECT d.classid, d.objid, d.objsubid, d.refclassid, d.refobjid, d.refobjsubid, d.deptype
         FROM edge
              JOIN pg_depend d ON d.refclassid = edge.classid AND d.refobjid = edge.objid
     ), object AS (
         SELECT e.*, n.kind, n.name, n.part
         FROM (SELECT classid, objid, objsubid FROM edge
               UNION
               SELECT refclassid, refobjid, refobjsubid FROM edge) e,
              LATERAL (
                  SELECT CASE WHEN c.relkind IN ('i', 'I')
                              THEN coalesce((SELECT 'CONSTRAINT'
                                             FROM pg_constraint o
                                             WHERE o.conindid = c.oid
                                               AND o.conrelid = (SELECT i.indrelid
                                                                 FROM pg_index i
                                                                 WHERE i.indexrelid = c.oid)
                                               AND o.contype IN ('p', 'u', 'x')
                                             LIMIT 1), 'INDEX')
                              WHEN c.relkind = 'c' THEN 'TYPE'
                              WHEN e.objsubid > 0 THEN 'COLUMN'
                              ELSE 'RELATION' END AS kind,
                         CASE WHEN c.relkind IN ('i', 'I')
                              THEN (SELECT t.relname
                                    FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
                                    WHERE i.indexrelid = c.oid)
                              ELSE c.relname END AS name,
                         CASE WHEN c.relkind IN ('i', 'I') THEN c.relname
                              WHEN e.objsubid > 0 AND c.relkind <> 'c'
                              THEN (SELECT a.attname
                                    FROM pg_attribute a
                                    WHERE a.attrelid = c.oid AND a.attnum = e.objsubid)
                              END AS part
                  FROM pg_class c
                  WHERE e.classid = 'pg_class'::regclass AND c.oid = e.objid
                    AND c.relnamespace = scope.oid
                  UNION ALL
                  SELECT CASE WHEN c.relkind <> 'c' THEN 'RELATION' ELSE 'TYPE' END,
                         coalesce(c.relname, base.typname), NULL
                  FROM pg_type t
                       -- an array, or a range's type of several ranges, is what it is made of
                       JOIN pg_type base ON base.oid = coalesce(
                           (SELECT e.oid FROM pg_type e WHERE e.typarray = t.oid AND t.typelem = e.oid),
                           (SELECT m.rngtypid FROM pg_range m WHERE m.rngmultitypid = t.oid),
                           t.oid)
                       LEFT JOIN pg_class c ON c.oid = base.typrelid
                  WHERE e.classid = 'pg_type'::regclass AND t.oid = e.objid
                    AND t.typnamespace = scope.oid
                  UNION ALL
                  SELECT CASE WHEN o.contype = 't' THEN 'TRIGGER' ELSE 'CONSTRAINT' END,
                         c.relname, o.conname
                  FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid
                  WHERE e.classid = 'pg_constraint'::regclass AND o.oid = e.objid
                    AND o.connamespace = scope.oid
                    -- a partition's key comes with the partitioned table's
                    AND (o.contype <> 'f' OR o.conparentid = 0)
                  UNION ALL
                  SELECT 'TYPE', t.typname, NULL
                  FROM pg_constraint o JOIN pg_type t ON t.oid = o.contypid
                  WHERE e.classid = 'pg_constraint'::regclass AND o.oid = e.objid
                    AND o.connamespace = scope.oid
                  UNION ALL
                  SELECT 'DEFAULT', c.relname, a.attname
                  FROM pg_attrdef d
                       JOIN pg_class c ON c.oid = d.adrelid
                       JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
                  WHERE e.classid = 'pg_attrdef'::regclass AND d.oid = e.objid
                    AND c.relnamespace = scope.oid
                  UNION ALL
                  SELECT CASE WHEN w.rulename = '_RETURN' THEN 'RELATION' ELSE 'RULE' END,
                         c.relname,
                         CASE WHEN w.rulename <> '_RETURN' THEN w.rulename END
                  FROM pg_rewrite w JOIN pg_class c ON c.oid = w.ev_class
                  WHERE e.classid = 'pg_rewrite'::regclass AND w.oid = e.objid
                    AND c.relnamespace = scope.oid
                  UNION ALL
                  SELECT 'TRIGGER', c.relname, t.tgname
                  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
                  WHERE e.classid = 'pg_trigger'::regclass AND t.oid = e.objid
                    AND NOT t.tgisinternal AND t.tgparentid = 0 AND c.relnamespace = scope.oid
                  UNION ALL
                  SELECT 'POLICY', c.relname, p.polname
                  FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
                  WHERE e.classid = 'pg_policy'::regclass AND p.oid = e.objid
                    AND c.relnamespace = scope.oid
                  UNION ALL
                  SELECT CASE WHEN made.name IS NULL THEN 'ROUTINE' ELSE 'TYPE' END,
                         coalesce(made.name, p.oid::regprocedure::text), NULL
                  FROM pg_proc p
                       -- the functions that make ranges are part of the type
                       LEFT JOIN LATERAL (
                           SELECT t.typname AS name
                           FROM pg_depend i
                                LEFT JOIN pg_range m ON m.rngmultitypid = i.refobjid
                                JOIN pg_type t ON t.oid = coalesce(m.rngtypid, i.refobjid)
                           WHERE i.classid = 'pg_proc'::regclass AND i.objid = p.oid
                             AND i.refclassid = 'pg_type'::regclass AND i.deptype = 'i'
                           LIMIT 1) made ON true
                  WHERE e.classid = 'pg_proc'::regclass AND p.oid = e.objid
                    AND p.pronamespace = scope.oid
                  UNION ALL
                  SELECT 'STATISTICS', s.stxname, NULL
                  FROM pg_statistic_ext s
                  WHERE e.classid = 'pg_statistic_ext'::regclass AND s.oid = e.objid
                    AND s.stxnamespace = scope.oid
                  UNION ALL
                  SELECT 'COLLATION', l.collname, NULL
                  FROM pg_collation l
                  WHERE e.classid = 'pg_collation'::regclass AND l.oid = e.objid
                    AND l.collnamespace = scope.oid
                  UNION ALL
                  SELECT 'TEXT_SEARCH_CONFIGURATION', g.cfgname, NULL
                  FROM pg_ts_config g
                  WHERE e.classid = 'pg_ts_config'::regclass AND g.oid = e.objid
                    AND g.cfgnamespace = scope.oid
                  UNION ALL
                  SELECT 'TEXT_SEARCH_DICTIONARY', i.dictname, NULL
                  FROM pg_ts_dict i
                  WHERE e.classid = 'pg_ts_dict'::regclass AND i.oid = e.objid
                    AND i.dictnamespace = scope.oid
                  OFFSET 0) n
     )
     SELECT json_agg(DISTINCT jsonb_build_object(
                'kind', one.kind, 'name', one.name, 'part', one.part,
                'needed_kind', other.kind, 'needed_name', other.name, 'needed_part', other.part))
     FROM edge
          JOIN object one ON (one.classid, one.objid, one.objsubid)
              = (edge.classid, edge.objid, edge.objsubid)
          JOIN object other ON (other.classid, other.objid, other.objsubid)
              = (edge.refclassid, edge.refobjid, edge.refobjsubid)
     WHERE (one.kind, one.name, one.part) IS DISTINCT FROM (other.kind, other.name, other.part)
       AND NOT (one.part IS NOT NULL AND other.kind = 'RELATION' AND one.name = other.name)
       -- what a partition shares with the partitioned table may be there first
       AND edge.deptype NOT IN ('P', 'S')
       -- a sequence goes with the column that owns it, and is there before it
       AND NOT (one.kind = 'RELATION' AND other.kind = 'COLUMN' AND edge.deptype IN ('a', 'i'))
    ) END AS dependencies,

    (SELECT json_agg(r)
     FROM (SELECT d.objoid::int8 AS oid,
                  d.objsubid AS number,
                  d.description AS comment
           FROM pg_description d
           WHERE d.objoid = ANY (scope.relations
                   || ARRAY(SELECT i.indexrelid FROM pg_index i
                            WHERE i.indrelid = ANY (scope.tables)))
             AND d.classoid = 'pg_class'::regclass) r) AS comments,

    (SELECT json_agg(pg_describe_object(classid, objid, 0) || why)
     FROM (-- what lives in the schema
           SELECT d.classid, d.objid, '' AS why
           FROM pg_depend d
           WHERE d.refclassid = 'pg_namespace'::regclass
             AND d.refobjid = scope.oid
             AND d.objid <> ALL (scope.relations || scope.types || scope.others || scope.own)
             -- an extension, a publication: of the database, not the schema; default privileges
             AND d.classid <> ALL (ARRAY['pg_extension'::regclass, :default_privileges,
                 coalesce(to_regclass('pg_publication_namespace'), 0)]::oid[])
             AND NOT EXISTS (
                 -- e: of an extension; i: part of something else, such as a range's functions
                 SELECT FROM pg_depend e
                 WHERE e.classid = d.classid AND e.objid = d.objid
                   AND (e.deptype = 'e' OR e.deptype = 'i' AND d.classid IN (
                       'pg_proc'::regclass, 'pg_type'::regclass)) OFFSET 0)
             -- a routine's name alone does not identify it, and is not given
             AND NOT starts_with(ltrim(coalesce(
                 (pg_identify_object(d.classid, d.objid, 0)).name,
                 (SELECT p.proname
                  FROM pg_proc p
                  WHERE p.oid = d.objid AND d.classid = 'pg_proc'::regclass),
                 ''), '"'), '_flotilla_trash_')
             AND NOT (d.classid = 'pg_statistic_ext'::regclass AND EXISTS (
                 SELECT FROM pg_statistic_ext s
                 WHERE s.oid = d.objid AND s.stxrelid = ANY (scope.tables) OFFSET 0))
           UNION ALL
           -- what belongs to the database and stands on its functions
           SELECT d.classid, d.objid, ''
           FROM pg_depend d
           WHERE d.refclassid = 'pg_proc'::regclass AND d.refobjid = ANY (scope.others)
             AND d.classid IN ('pg_cast'::regclass, 'pg_transform'::regclass,
                               'pg_event_trigger'::regclass, 'pg_language'::regclass,
                               'pg_foreign_data_wrapper'::regclass)
             AND d.deptype <> 'i'
           UNION ALL
           -- what is attached to its tables and types
           SELECT 'pg_statistic_ext'::regclass, s.oid, ' (on a table of this schema)'
           FROM pg_statistic_ext s
           WHERE s.stxrelid = ANY (scope.tables) AND s.stxnamespace <> scope.oid
           UNION ALL
           SELECT 'pg_class'::regclass, i.inhrelid, ' (inherits from a table of this schema)'
           FROM pg_inherits i
           WHERE i.inhparent = ANY (scope.tables) AND i.inhrelid <> ALL (scope.tables)
             AND NOT EXISTS (
                 -- a part goes to the trash before the whole, and comes back after it
                 SELECT FROM pg_class c
                 WHERE c.oid = i.inhrelid AND c.relnamespace = scope.oid
                   AND starts_with(c.relname, '_flotilla_trash_') OFFSET 0)
           UNION ALL
           SELECT d.classid, d.objid, ''
           FROM pg_depend d
           WHERE d.refclassid = 'pg_type'::regclass AND d.refobjid = ANY (scope.types)
             AND d.classid = 'pg_cast'::regclass AND d.deptype <> 'i'
           UNION ALL
           SELECT 'pg_namespace'::regclass, scope.oid, ' (role ' || current_user || ' lacks USAGE)'
           WHERE NOT scope.usable) r) AS unsupported,

    set_config('search_path', scope.path, true) AS path

FROM (SELECT names.name,
             to_regnamespace(quote_ident(names.name))::oid AS oid,
             current_setting('search_path') AS path,
             set_config('search_path', quote_ident(names.name) || ', pg_temp', true)
      -- the subquery hides how many names there are: a plan made for the very parameters would
      -- look cheaper than the general one, and the statement would be planned at every run
      FROM unnest((SELECT :'schemas'::text[])) AS names (name)
      -- a name that is too long would find the schema of its first 63 bytes
      WHERE names.name::name::text = names.name
        AND to_regnamespace(quote_ident(names.name)) IS NOT NULL
      OFFSET 0) space,
     LATERAL (SELECT space.name, space.oid, space.path,
                     has_schema_privilege(space.oid, 'USAGE') AS usable,
                     -- our own, where it may not be elsewhere
                     ARRAY(SELECT c.oid
                           FROM pg_class c
                           WHERE c.relname IN ('_flotilla_fence', '_flotilla_ledger')
                             AND c.relnamespace = space.oid) AS own,
                     found.relations,
                     found.types,
                     found.others,
                     ARRAY(SELECT c.oid
                           FROM pg_class c
                           WHERE c.oid = ANY (found.relations)
                             AND c.relkind IN ('r', 'p', 'f', 'v', 'm')) AS tables
              FROM (SELECT ARRAY(SELECT c.oid
                                 FROM pg_depend d
                                      JOIN pg_class c ON c.oid = d.objid
                                 WHERE d.refclassid = 'pg_namespace'::regclass
                                   AND d.refobjid = space.oid
                                   AND d.classid = 'pg_class'::regclass
                                   AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S')
                                   AND c.relname NOT IN ('_flotilla_fence', '_flotilla_ledger')
                                   AND NOT starts_with(c.relname, '_flotilla_trash_')
                                   AND NOT EXISTS (
                                       SELECT FROM pg_depend e
                                       WHERE e.classid = d.classid AND e.objid = d.objid
                                         AND e.deptype = 'e' OFFSET 0)) AS relations,
                           ARRAY(SELECT t.oid
                                 FROM pg_depend d
                                      JOIN pg_type t ON t.oid = d.objid
                                 WHERE d.refclassid = 'pg_namespace'::regclass
                                   AND d.refobjid = space.oid
                                   AND d.classid = 'pg_type'::regclass
                                   -- enums, domains, composite types, ranges
                                   AND t.typtype IN ('e', 'd', 'c', 'r')
                                   AND NOT starts_with(t.typname, '_flotilla_trash_')
                                   AND NOT EXISTS (
                                       SELECT FROM pg_depend e
                                       WHERE e.classid = d.classid AND e.objid = d.objid
                                         AND e.deptype = 'e' OFFSET 0)) AS types,
                           ARRAY(SELECT d.objid
                                 FROM pg_depend d
                                 WHERE d.refclassid = 'pg_namespace'::regclass
                                   AND d.refobjid = space.oid
                                   AND d.classid IN ('pg_proc'::regclass, 'pg_collation'::regclass,
                                                     'pg_ts_config'::regclass,
                                                     'pg_ts_dict'::regclass)
                                   AND NOT EXISTS (
                                       SELECT FROM pg_proc p
                                       WHERE d.classid = 'pg_proc'::regclass AND p.oid = d.objid
                                         AND starts_with(p.proname, '_flotilla_trash_') OFFSET 0)
                                   AND NOT EXISTS (
                                       SELECT FROM pg_collation l
                                       WHERE d.classid = 'pg_collation'::regclass
                                         AND l.oid = d.objid
                                         AND starts_with(l.collname, '_flotilla_trash_') OFFSET 0)
                                   AND NOT EXISTS (
                                       SELECT FROM pg_depend e
                                       WHERE e.classid = d.classid AND e.objid = d.objid
                                         AND e.deptype IN ('e', 'i') OFFSET 0)) AS others
                    OFFSET 0) found
              OFFSET 0) scope,
     (SELECT NULL::int2[] AS confdelsetcols, true AS conenforced, false AS conperiod,
             false AS indnullsnotdistinct, NULL::text AS colllocale, NULL::text AS colliculocale,
             NULL::text AS collicurules) absent
