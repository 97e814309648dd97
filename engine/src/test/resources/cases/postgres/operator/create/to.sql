CREATE FUNCTION near(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN abs($1 - $2) < 10;
CREATE FUNCTION far(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN abs($1 - $2) >= 10;
CREATE FUNCTION twice(integer) RETURNS integer LANGUAGE sql IMMUTABLE RETURN $1 * 2;
CREATE OPERATOR === (FUNCTION = near, LEFTARG = integer, RIGHTARG = integer,
    COMMUTATOR = ===, NEGATOR = !==, RESTRICT = eqsel, JOIN = eqjoinsel);
CREATE OPERATOR !== (FUNCTION = far, LEFTARG = integer, RIGHTARG = integer, NEGATOR = ===);
CREATE OPERATOR @+ (FUNCTION = twice, RIGHTARG = integer);
COMMENT ON OPERATOR @+ (NONE, integer) IS 'doubles';
CREATE TABLE t (a integer, CHECK (a === 5), CHECK ((@+ a) > 3));
CREATE VIEW v AS SELECT a FROM t WHERE a !== 7;
