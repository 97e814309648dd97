CREATE TYPE span AS RANGE (SUBTYPE = double precision);
