-- What a PostgreSQL has to have to stand in for Redshift in tests: the catalogs that the dialect asks,
-- and tables that remember the clauses which PostgreSQL does not know.
CREATE SCHEMA standin;
CREATE DOMAIN standin.super AS text;
CREATE DOMAIN standin.geometry AS text;
CREATE DOMAIN standin.geography AS text;
CREATE DOMAIN standin.hllsketch AS text;
CREATE TABLE standin.relations (
    relid oid PRIMARY KEY, reldiststyle int NOT NULL DEFAULT 9, definition text, autorefresh boolean NOT NULL DEFAULT false);
CREATE TABLE standin.columns (
    relid oid, attnum int, encoding text, distkey boolean NOT NULL DEFAULT false, sortkeyord int NOT NULL DEFAULT 0, adsrc text,
    PRIMARY KEY (relid, attnum));
CREATE FUNCTION standin.format_type(type oid, typmod int) RETURNS text LANGUAGE sql STABLE AS
    $$ SELECT replace(pg_catalog.format_type(type, typmod), 'standin.', '') $$;
CREATE FUNCTION standin.usual(type text, in_key boolean) RETURNS text LANGUAGE sql IMMUTABLE AS
    $$ SELECT CASE WHEN in_key OR type IN ('boolean', 'real', 'double precision', 'geometry', 'geography') THEN 'none'
                   WHEN type LIKE 'character%' THEN 'lzo' WHEN type IN ('super', 'hllsketch') THEN 'zstd' ELSE 'az64' END $$;
CREATE FUNCTION standin.pg_get_viewdef(view oid, pretty boolean) RETURNS text LANGUAGE sql STABLE AS
    $$ SELECT coalesce((SELECT definition FROM standin.relations WHERE relid = view), pg_catalog.pg_get_viewdef(view, pretty)) $$;
CREATE FUNCTION pg_catalog.format_encoding(number int) RETURNS text LANGUAGE sql IMMUTABLE AS
    $$ SELECT (ARRAY['none', 'bytedict', 'delta', 'delta32k', 'lzo', 'runlength', 'mostly8', 'mostly16', 'mostly32', 'text255', 'text32k', 'zstd', 'az64'])[number + 1] $$;
CREATE FUNCTION pg_catalog.getdate() RETURNS timestamp LANGUAGE sql STABLE AS $$ SELECT statement_timestamp()::timestamp $$;
CREATE FUNCTION pg_catalog.datediff(part text, since timestamp, until timestamp) RETURNS bigint LANGUAGE sql IMMUTABLE AS
    $$ SELECT extract(epoch FROM until - since)::bigint $$;
CREATE VIEW standin.pg_class AS
    SELECT c.oid, c.relname, CASE WHEN c.relkind = 'm' THEN 'v' ELSE c.relkind END AS relkind, c.relnamespace, c.relowner,
           coalesce(r.reldiststyle, 9) AS reldiststyle
    FROM pg_catalog.pg_class c LEFT JOIN standin.relations r ON r.relid = c.oid
    WHERE c.relkind IN ('r', 'v', 'm');
CREATE VIEW standin.pg_attribute AS
    SELECT a.attrelid, a.attnum, a.attname, a.atttypid, a.atttypmod, a.attnotnull, a.attisdropped,
           coalesce(n.distkey, false) AS attisdistkey, coalesce(n.sortkeyord, 0) AS attsortkeyord,
           array_position(
               ARRAY['none', 'bytedict', 'delta', 'delta32k', 'lzo', 'runlength', 'mostly8', 'mostly16', 'mostly32', 'text255', 'text32k', 'zstd', 'az64'],
               coalesce(n.encoding, standin.usual(standin.format_type(a.atttypid, NULL), coalesce(n.sortkeyord, 0) <> 0))) - 1
               AS attencodingtype
    FROM pg_catalog.pg_attribute a LEFT JOIN standin.columns n ON n.relid = a.attrelid AND n.attnum = a.attnum;
-- A function and no view: pg_get_expr locks the table, and must not be asked about those of others.
CREATE FUNCTION standin.adsrc(relation oid, number int) RETURNS text LANGUAGE sql STABLE AS
    $$ SELECT coalesce(
           (SELECT n.adsrc FROM standin.columns n WHERE n.relid = relation AND n.attnum = number),
           (SELECT pg_get_expr(d.adbin, d.adrelid) FROM pg_catalog.pg_attrdef d WHERE d.adrelid = relation AND d.adnum = number)) $$;
CREATE VIEW standin.pg_proc_info AS SELECT p.oid AS prooid, p.* FROM pg_catalog.pg_proc p;
CREATE VIEW standin.svv_external_schemas AS SELECT NULL::text AS schemaname WHERE false;
CREATE VIEW standin.svv_mv_info AS
    SELECT current_database()::char(128) AS database_name, n.nspname::char(128) AS schema_name, c.relname::char(128) AS name,
           CASE WHEN r.autorefresh THEN 't' ELSE 'f' END::char(1) AS autorefresh
    FROM pg_catalog.pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN standin.relations r ON r.relid = c.oid
    WHERE c.relkind = 'm';
CREATE VIEW standin.svv_relation_privileges AS
    SELECT n.nspname::text AS namespace_name, c.relname::text AS relation_name, a.privilege_type::text,
           CASE WHEN a.grantee = 0 THEN 'public' ELSE g.rolname::text END AS identity_name,
           CASE WHEN a.grantee = 0 THEN 'public' ELSE 'user' END AS identity_type, a.is_grantable AS admin_option
    FROM pg_catalog.pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) a LEFT JOIN pg_roles g ON g.oid = a.grantee
    WHERE a.grantee <> c.relowner;
CREATE VIEW standin.svv_function_privileges AS
    SELECT n.nspname::text AS namespace_name, p.proname::text AS function_name, oidvectortypes(p.proargtypes) AS argument_types,
           a.privilege_type::text, CASE WHEN a.grantee = 0 THEN 'public' ELSE g.rolname::text END AS identity_name,
           CASE WHEN a.grantee = 0 THEN 'public' ELSE 'user' END AS identity_type, a.is_grantable AS admin_option
    FROM pg_catalog.pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace, aclexplode(p.proacl) a LEFT JOIN pg_roles g ON g.oid = a.grantee
    WHERE a.grantee <> p.proowner;
CREATE VIEW standin.svv_transactions AS
    SELECT s.usename::text AS txn_owner, s.datname::text AS txn_db, l.pid, s.xact_start::timestamp AS txn_start, l.mode AS lock_mode,
           l.locktype AS lockable_object_type, l.relation, l.granted
    FROM pg_locks l JOIN pg_stat_activity s ON s.pid = l.pid;
CREATE VIEW standin.svv_table_info AS
    SELECT n.nspname AS schema, c.relname AS table, 3::bigint AS size, c.reltuples AS tbl_rows
    FROM pg_catalog.pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND c.reltuples > 0;
CREATE FUNCTION standin.note_column(relation regclass, name text, encoding text, source text) RETURNS void LANGUAGE sql AS
    $$ INSERT INTO standin.columns (relid, attnum, encoding, adsrc)
       SELECT relation, a.attnum, note_column.encoding, source FROM pg_catalog.pg_attribute a WHERE a.attrelid = relation AND a.attname = name
       ON CONFLICT (relid, attnum) DO UPDATE SET encoding = coalesce(excluded.encoding, columns.encoding),
           adsrc = coalesce(excluded.adsrc, columns.adsrc) $$;
CREATE FUNCTION standin.note_distribution(relation regclass, style int, key text) RETURNS void LANGUAGE sql AS
    $$ INSERT INTO standin.relations (relid, reldiststyle) VALUES (relation, style)
       ON CONFLICT (relid) DO UPDATE SET reldiststyle = excluded.reldiststyle;
       UPDATE standin.columns c SET distkey = false WHERE c.relid = relation;
       INSERT INTO standin.columns (relid, attnum, distkey)
       SELECT relation, a.attnum, true FROM pg_catalog.pg_attribute a WHERE a.attrelid = relation AND a.attname = key
       ON CONFLICT (relid, attnum) DO UPDATE SET distkey = true $$;
CREATE FUNCTION standin.note_sort(relation regclass, names text[], interleaved boolean) RETURNS void LANGUAGE sql AS
    $$ UPDATE standin.columns c SET sortkeyord = 0 WHERE c.relid = relation;
       INSERT INTO standin.columns (relid, attnum, sortkeyord)
       SELECT relation, a.attnum, array_position(names, a.attname::text) * CASE WHEN interleaved AND array_position(names, a.attname::text) % 2 = 1 THEN -1 ELSE 1 END
       FROM pg_catalog.pg_attribute a WHERE a.attrelid = relation AND a.attname = ANY (names)
       ON CONFLICT (relid, attnum) DO UPDATE SET sortkeyord = excluded.sortkeyord $$;
CREATE FUNCTION standin.note_text(relation regclass, text text, refreshes boolean) RETURNS void LANGUAGE sql AS
    $$ INSERT INTO standin.relations (relid, definition, autorefresh) VALUES (relation, text, refreshes)
       ON CONFLICT (relid) DO UPDATE SET definition = excluded.definition, autorefresh = excluded.autorefresh $$;
