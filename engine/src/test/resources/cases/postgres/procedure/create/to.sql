CREATE PROCEDURE fill(INOUT n integer, VARIADIC words text[]) LANGUAGE plpgsql AS 'BEGIN n := 1; END';
COMMENT ON PROCEDURE fill(integer, text[]) IS 'fills';
