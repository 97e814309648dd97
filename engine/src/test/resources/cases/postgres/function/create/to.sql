CREATE FUNCTION plain() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION add(a integer, b integer DEFAULT 2) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 5 RETURN a + b;
CREATE FUNCTION add(a text, VARIADIC others text[]) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET work_mem = '1MB' AS $f$
BEGIN
    RETURN a || '; $$ ''' || array_to_string(others, ';'); -- a "body"
END
$f$;
COMMENT ON FUNCTION add(text, text[]) IS 'joins';
CREATE TABLE person (id integer PRIMARY KEY, name text);
CREATE FUNCTION persons() RETURNS SETOF person LANGUAGE sql STABLE ROWS 10 AS 'SELECT * FROM person';
CREATE FUNCTION names(lowest integer) RETURNS TABLE (id integer, name text) LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT p.id, p.name FROM person p WHERE p.id >= lowest;
END;
CREATE FUNCTION both_ways(INOUT a integer, OUT b text) LANGUAGE plpgsql AS 'BEGIN b := a; END';
CREATE FUNCTION "Odd Name"("Arg" integer DEFAULT plain()) RETURNS void LANGUAGE sql AS '';
