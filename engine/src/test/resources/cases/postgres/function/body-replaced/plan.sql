
CREATE OR REPLACE FUNCTION twice(a integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT a * 2$function$;

COMMENT ON FUNCTION twice(integer) IS NULL;

-- revert

CREATE OR REPLACE FUNCTION twice(a integer)
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT a + a$function$;

COMMENT ON FUNCTION twice(integer) IS 'doubles';
