-- Which materialized views refresh themselves: their text says only how they were made.
-- https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_MV_INFO.html
SELECT trim(v.name) AS name, trim(v.autorefresh) AS autorefresh
FROM svv_mv_info v
WHERE trim(v.database_name) = current_database() AND trim(v.schema_name) = current_schema()
