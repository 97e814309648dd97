
CREATE OR REPLACE FUNCTION f(a integer DEFAULT 1)
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT a$function$;

-- revert

DROP FUNCTION f(integer);

CREATE FUNCTION f(integer)
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT $1$function$;
