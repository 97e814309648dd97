
CREATE PROCEDURE fill(INOUT n integer, VARIADIC words text[])
 LANGUAGE plpgsql
AS $procedure$BEGIN n := 1; END$procedure$;

COMMENT ON PROCEDURE fill(integer,text[]) IS 'fills';

-- revert

DROP PROCEDURE fill(integer,text[]);
