-- Keys, which Redshift knows and does not enforce:
-- https://docs.aws.amazon.com/redshift/latest/dg/t_Defining_constraints.html
SELECT c.oid AS relid,
       k.conname,
       k.contype,
       array_to_string(k.conkey, ',') AS columns,
       k.confrelid,
       f.relname AS referenced,
       fn.nspname AS referenced_schema,
       array_to_string(k.confkey, ',') AS referenced_columns,
       d.description
FROM pg_namespace n
     JOIN pg_class c ON c.relnamespace = n.oid
     JOIN pg_constraint k ON k.conrelid = c.oid
     LEFT JOIN pg_class f ON f.oid = k.confrelid
     LEFT JOIN pg_namespace fn ON fn.oid = f.relnamespace
     LEFT JOIN pg_description d
          ON d.objoid = k.oid AND d.classoid = 'pg_constraint'::regclass AND d.objsubid = 0
WHERE n.nspname = current_schema() AND c.relkind = 'r'
ORDER BY c.relname, k.conname
