-- The schema itself, and whether it is an external one, whose tables live elsewhere:
-- https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_EXTERNAL_SCHEMAS.html
SELECT n.nspname,
       (SELECT count(*) FROM svv_external_schemas e WHERE e.schemaname = n.nspname) AS external
FROM pg_namespace n
WHERE n.nspname = current_schema()
