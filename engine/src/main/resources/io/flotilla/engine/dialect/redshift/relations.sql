-- Tables and views of any kind. Redshift has no system-wide access to materialized and late-binding
-- views but their text: https://docs.aws.amazon.com/redshift/latest/dg/materialized-view-create-sql-command.html
-- reldiststyle: https://docs.aws.amazon.com/redshift/latest/dg/r_PG_CLASS_INFO.html
SELECT c.oid AS relid,
       c.relname,
       c.relkind,
       c.reldiststyle,
       CASE WHEN c.relkind = 'v' THEN pg_get_viewdef(c.oid, true) END AS definition,
       d.description
FROM pg_namespace n
     JOIN pg_class c ON c.relnamespace = n.oid
     LEFT JOIN pg_description d
          ON d.objoid = c.oid AND d.classoid = 'pg_class'::regclass AND d.objsubid = 0
WHERE n.nspname = current_schema() AND c.relkind NOT IN ('i', 't')
ORDER BY c.relname
