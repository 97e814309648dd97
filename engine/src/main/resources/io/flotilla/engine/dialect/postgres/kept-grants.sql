-- What roles may do with everything in one schema beyond what they could if the session's role had
-- just made it; objects of which there is nothing to say have a row too. The columns named in
-- "columns", table and column, are there whether something is granted on them or not.
SELECT json_agg(r) AS grants
FROM (SELECT ARRAY(SELECT c.oid
                   FROM pg_depend d
                        JOIN pg_class c ON c.oid = d.objid
                   WHERE d.refclassid = 'pg_namespace'::regclass AND d.refobjid = space.oid
                     AND d.classid = 'pg_class'::regclass
                     AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S')) AS relations,
             ARRAY(SELECT d.objid
                   FROM pg_depend d
                   WHERE d.refclassid = 'pg_namespace'::regclass AND d.refobjid = space.oid
                     AND d.classid = 'pg_type'::regclass) AS types,
             ARRAY(SELECT d.objid
                   FROM pg_depend d
                   WHERE d.refclassid = 'pg_namespace'::regclass AND d.refobjid = space.oid
                     AND d.classid = 'pg_proc'::regclass) AS others
      FROM (SELECT to_regnamespace(quote_ident(current_schema()))::oid AS oid) space
      OFFSET 0) scope,
     LATERAL (:grants
     UNION ALL
     SELECT concat_ws(' ', a.attrelid, a.attnum), 'TABLE', c.relname, a.attname,
            NULL, NULL, NULL, NULL, NULL
     FROM pg_class c
          JOIN pg_attribute a ON a.attrelid = c.oid
          JOIN json_array_elements(:'columns'::json) k
              ON k ->> 0 = c.relname AND k ->> 1 = a.attname
     WHERE c.oid = ANY (scope.relations) AND a.attacl IS NULL) r
