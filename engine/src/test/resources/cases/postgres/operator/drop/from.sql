CREATE FUNCTION plus(text, text) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN $1 = $2;
CREATE OPERATOR ||++ (FUNCTION = plus, LEFTARG = text, RIGHTARG = text,
    COMMUTATOR = ||+++, NEGATOR = ||+-+, RESTRICT = neqsel, JOIN = neqjoinsel, HASHES, MERGES);
