-- finding: function f(integer) is dropped: an application that uses it fails

DROP FUNCTION f(integer);

-- revert

CREATE FUNCTION f(a integer)
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT a$function$;
