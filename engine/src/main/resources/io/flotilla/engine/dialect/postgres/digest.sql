-- A digest of everything some schemas hold, a row per schema and none for one that is not there.
-- Two schemas of a database that have the same digest are the same in all that inspect.sql reads;
-- the reverse need not hold. PostgreSQL 14 to 18. The list of facts is CatalogFacts'.
--
-- Cost and names: as in inspect.sql. Besides, a relation is opened only for a view, or to print an
-- expression that names something of the schema: the server takes longer to open one than for all
-- the rest, and keeps what it knows of it for as long as the connection lives.
SELECT -- none where the schema holds a kind of object that no fact tells of
       CASE WHEN NOT scope.holds_others AND :known THEN
           encode(sha256(convert_to(concat_ws(E'\n\n', scope.usable, :facts), 'UTF8')), 'hex')
           END AS digest,
       scope.name AS schema,
       set_config('search_path', scope.path, true) AS path
FROM (SELECT names.name,
             to_regnamespace(quote_ident(names.name))::oid AS oid,
             current_setting('search_path') AS path,
             set_config('search_path', quote_ident(names.name) || ', pg_temp', true)
      FROM unnest((SELECT :'schemas'::text[])) AS names (name)
      WHERE names.name::name::text = names.name
        AND to_regnamespace(quote_ident(names.name)) IS NOT NULL
      OFFSET 0) space,
     LATERAL (SELECT space.name,
                     space.path,
                     space.oid AS namespace,
                     has_schema_privilege(space.oid, 'USAGE') AS usable,
                     found.*,
                     related.*
              FROM (SELECT array_agg(d.objid) FILTER (WHERE d.classid = 'pg_class'::regclass)
                               AS roots,
                           array_agg(d.objid) FILTER (WHERE d.classid = 'pg_type'::regclass)
                               AS types,
                           array_agg(d.objid) FILTER (WHERE d.classid = 'pg_proc'::regclass)
                               AS procs,
                           array_agg(d.objid) FILTER (WHERE d.classid = 'pg_operator'::regclass)
                               AS operators,
                           array_agg(d.objid) FILTER (WHERE d.classid = 'pg_opclass'::regclass)
                               AS opclasses,
                           array_agg(d.objid) FILTER (WHERE d.classid = 'pg_opfamily'::regclass)
                               AS opfamilies,
                           array_agg(d.objid) FILTER (WHERE d.classid = 'pg_collation'::regclass)
                               AS collations,
                           array_agg(d.objid) FILTER (WHERE d.classid = 'pg_conversion'::regclass)
                               AS conversions,
                           array_agg(d.objid)
                               FILTER (WHERE d.classid = 'pg_statistic_ext'::regclass)
                               AS statistics,
                           array_agg(d.objid) FILTER (WHERE d.classid = 'pg_ts_config'::regclass)
                               AS ts_configs,
                           array_agg(d.objid) FILTER (WHERE d.classid = 'pg_ts_dict'::regclass)
                               AS ts_dicts,
                           array_agg(d.objid) FILTER (WHERE d.classid = 'pg_ts_parser'::regclass)
                               AS ts_parsers,
                           array_agg(d.objid) FILTER (WHERE d.classid = 'pg_ts_template'::regclass)
                               AS ts_templates,
                           coalesce(bool_or(d.classid <> ALL (ARRAY[
                               'pg_class', 'pg_type', 'pg_proc', 'pg_operator', 'pg_opclass',
                               'pg_opfamily', 'pg_collation', 'pg_conversion', 'pg_statistic_ext',
                               'pg_ts_config', 'pg_ts_dict', 'pg_ts_parser', 'pg_ts_template',
                               -- of the database, not the schema
                               'pg_extension', :default_privileges]::regclass[])
                               AND d.classid IS DISTINCT FROM
                                   to_regclass('pg_publication_namespace')), false)
                               AS holds_others
                    FROM pg_depend d
                    WHERE d.refclassid = 'pg_namespace'::regclass AND d.refobjid = space.oid
                    OFFSET 0) found,
                   -- the attributes of the others are copies of the table's, with no options
                   LATERAL (SELECT array_agg(i.indexrelid) AS every,
                                   array_agg(i.indexrelid)
                                       FILTER (WHERE i.indexprs IS NOT NULL
                                               OR 16384 <= ANY (i.indclass::oid[])) AS special
                            FROM pg_index i
                            WHERE i.indrelid = ANY (found.roots)
                            OFFSET 0) indexes,
                   LATERAL (SELECT array_agg(c.oid) AS relations,
                                   array_agg(c.relname) AS names,
                                   array_agg(c.oid) FILTER (WHERE c.relkind <> 'S'
                                       AND (c.relam <> 403 -- btree
                                            OR c.oid = ANY (indexes.special))) AS columned,
                                   array_agg(c.oid) FILTER (WHERE c.relkind = 'S') AS sequences,
                                   array_agg(c.oid)
                                       FILTER (WHERE c.relkind NOT IN ('i', 'I', 'S')) AS tables,
                                   array_agg(c.oid)
                                       FILTER (WHERE c.relkind NOT IN ('i', 'S')
                                               OR c.relispartition) AS heirs,
                                   array_agg(c.oid) FILTER (WHERE c.relhassubclass) AS parents,
                                   array_agg(c.oid) FILTER (WHERE c.relhastriggers) AS triggered,
                                   array_agg(c.oid) FILTER (WHERE c.relhasrules) AS ruled,
                                   coalesce(bool_or(c.relkind IN ('p', 'f')), false)
                                       AS divided_or_foreign
                            FROM (SELECT c.oid, c.relname, c.relkind, c.relam, c.relispartition,
                                         c.relhassubclass, c.relhastriggers, c.relhasrules
                                  FROM pg_class c
                                  WHERE c.oid = ANY (found.roots
                                      || indexes.every
                                      || ARRAY(SELECT t.typrelid
                                               FROM pg_type t
                                               WHERE t.oid = ANY (found.types)
                                                 AND t.typrelid <> 0))
                                  ORDER BY c.oid) c
                            OFFSET 0) related
              OFFSET 0) scope
