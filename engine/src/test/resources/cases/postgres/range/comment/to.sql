CREATE TYPE span AS RANGE (SUBTYPE = double precision);
COMMENT ON TYPE span IS 'from and to';
