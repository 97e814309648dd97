-- finding: function f(integer) is dropped and created again; what was granted on it is granted again

DROP FUNCTION f(integer);

CREATE PROCEDURE f(IN a integer)
 LANGUAGE plpgsql
AS $procedure$BEGIN END$procedure$;

-- revert

DROP PROCEDURE f(integer);

CREATE FUNCTION f(a integer)
 RETURNS void
 LANGUAGE plpgsql
AS $function$BEGIN END$function$;
