-- finding: function secret(integer) is dropped and created again; what was granted on it is granted again

DROP FUNCTION secret(integer);

CREATE FUNCTION secret(integer)
 RETURNS bigint
 LANGUAGE sql
AS $function$SELECT $1$function$;

REVOKE EXECUTE ON ROUTINE secret(integer) FROM PUBLIC;

GRANT EXECUTE ON ROUTINE secret(integer) TO reader;

-- revert

DROP FUNCTION secret(integer);

CREATE FUNCTION secret(integer)
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT $1$function$;

REVOKE EXECUTE ON ROUTINE secret(integer) FROM PUBLIC;

GRANT EXECUTE ON ROUTINE secret(integer) TO app;
