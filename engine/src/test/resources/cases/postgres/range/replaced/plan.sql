
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN r DROP DEFAULT;

ALTER FUNCTION span(double precision, double precision) RENAME TO span_old;

ALTER FUNCTION span(double precision, double precision, text) RENAME TO span_old1;

ALTER FUNCTION span_multirange() RENAME TO span_old2;

ALTER FUNCTION span_multirange(span) RENAME TO span_old3;

ALTER FUNCTION span_multirange(span[]) RENAME TO span_old4;

ALTER TYPE span_multirange RENAME TO span_multirange_old;

ALTER TYPE span RENAME TO span_old5;

CREATE TYPE span AS RANGE (SUBTYPE = double precision, SUBTYPE_DIFF = float8mi, MULTIRANGE_TYPE_NAME = span_multirange);

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: type span is made anew
-- data dependent of t: it fails if some t.r holds a value the type loses
-- rewrite of t: type span_multirange is made anew
-- data dependent of t: it fails if some t.m holds a value the type loses
ALTER TABLE t
    ALTER COLUMN r TYPE span USING r::text::span,
    ALTER COLUMN m TYPE span_multirange USING m::text::span_multirange;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN r SET DEFAULT span((0)::double precision, (1)::double precision);

-- lock, ACCESS EXCLUSIVE, briefly: sessions that use the type wait
DROP TYPE span_old5;

-- revert

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN r DROP DEFAULT;

ALTER FUNCTION span(double precision, double precision) RENAME TO span_old;

ALTER FUNCTION span(double precision, double precision, text) RENAME TO span_old1;

ALTER FUNCTION span_multirange() RENAME TO span_old2;

ALTER FUNCTION span_multirange(span) RENAME TO span_old3;

ALTER FUNCTION span_multirange(span[]) RENAME TO span_old4;

ALTER TYPE span_multirange RENAME TO span_multirange_old;

ALTER TYPE span RENAME TO span_old5;

CREATE TYPE span AS RANGE (SUBTYPE = double precision, MULTIRANGE_TYPE_NAME = span_multirange);

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: type span is made anew
-- data dependent of t: it fails if some t.r holds a value the type loses
-- rewrite of t: type span_multirange is made anew
-- data dependent of t: it fails if some t.m holds a value the type loses
ALTER TABLE t
    ALTER COLUMN r TYPE span USING r::text::span,
    ALTER COLUMN m TYPE span_multirange USING m::text::span_multirange;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN r SET DEFAULT span((0)::double precision, (1)::double precision);

-- lock, ACCESS EXCLUSIVE, briefly: sessions that use the type wait
DROP TYPE span_old5;
