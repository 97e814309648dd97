
CREATE FUNCTION even(n integer)
 RETURNS boolean
 LANGUAGE sql
AS $function$SELECT n = 0 OR odd(n - 1)$function$;

CREATE FUNCTION odd(n integer)
 RETURNS boolean
 LANGUAGE sql
AS $function$SELECT n <> 0 AND even(n - 1)$function$;

-- revert

DROP FUNCTION even(integer);

DROP FUNCTION odd(integer);
