-- finding: function f(integer) is dropped and created again; what was granted on it is granted again

DROP FUNCTION f(integer);

CREATE FUNCTION f(b integer)
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT b$function$;

-- revert

DROP FUNCTION f(integer);

CREATE FUNCTION f(a integer)
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT a$function$;
