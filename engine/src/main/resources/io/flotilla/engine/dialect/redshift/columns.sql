-- Columns of tables and views; what PG_TABLE_DEF and SVV_REDSHIFT_COLUMNS say of encoding,
-- distribution and sort key, without their limits:
-- https://docs.aws.amazon.com/redshift/latest/dg/r_PG_TABLE_DEF.html
-- https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_REDSHIFT_COLUMNS.html
SELECT c.oid AS relid,
       a.attnum,
       a.attname,
       format_type(a.atttypid, a.atttypmod) AS type,
       a.attnotnull,
       e.adsrc,
       format_encoding(a.attencodingtype::integer) AS encoding,
       a.attisdistkey,
       a.attsortkeyord,
       d.description
FROM pg_namespace n
     JOIN pg_class c ON c.relnamespace = n.oid
     JOIN pg_attribute a ON a.attrelid = c.oid
     LEFT JOIN pg_attrdef e ON e.adrelid = c.oid AND e.adnum = a.attnum
     LEFT JOIN pg_description d
          ON d.objoid = c.oid AND d.classoid = 'pg_class'::regclass AND d.objsubid = a.attnum
WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'v')
      AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY c.relname, a.attnum
