-- https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_RELATION_PRIVILEGES.html
-- https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_FUNCTION_PRIVILEGES.html
SELECT r.relation_name AS object, NULL::varchar AS arguments, r.privilege_type,
       r.identity_name, r.identity_type, r.admin_option
FROM svv_relation_privileges r
WHERE r.namespace_name = current_schema()
UNION ALL
SELECT f.function_name, f.argument_types, f.privilege_type,
       f.identity_name, f.identity_type, f.admin_option
FROM svv_function_privileges f
WHERE f.namespace_name = current_schema()
