
ALTER OPERATOR ===(integer,integer) SET (RESTRICT = eqsel, JOIN = NONE);

COMMENT ON OPERATOR ===(integer,integer) IS 'the same';

-- revert

ALTER OPERATOR ===(integer,integer) SET (RESTRICT = NONE, JOIN = eqjoinsel);

COMMENT ON OPERATOR ===(integer,integer) IS NULL;
