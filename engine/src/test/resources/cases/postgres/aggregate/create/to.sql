CREATE FUNCTION plus(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $2';
CREATE FUNCTION minus(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 - $2';
CREATE FUNCTION shown(integer) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1::text';
CREATE AGGREGATE total(n integer) (SFUNC = plus, STYPE = integer, SSPACE = 4, FINALFUNC = shown, FINALFUNC_MODIFY = SHAREABLE,
    COMBINEFUNC = plus, INITCOND = '0', MSFUNC = plus, MINVFUNC = minus, MSTYPE = integer, MINITCOND = '0', MFINALFUNC = shown, PARALLEL = SAFE);
COMMENT ON AGGREGATE total(integer) IS 'adds up';
CREATE AGGREGATE how_many(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '0');
CREATE AGGREGATE least_of(integer) (SFUNC = int4smaller, STYPE = integer, SORTOP = <);
CREATE AGGREGATE middle(double precision ORDER BY double precision) (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_cont_float8_final);
