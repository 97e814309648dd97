CREATE FUNCTION same(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN $1 = $2;
CREATE OPERATOR === (FUNCTION = same, LEFTARG = integer, RIGHTARG = integer, RESTRICT = eqsel);
COMMENT ON OPERATOR === (integer, integer) IS 'the same';
