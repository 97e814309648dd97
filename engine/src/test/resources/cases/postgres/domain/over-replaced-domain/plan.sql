
ALTER DOMAIN short_code RENAME TO short_code_old;

ALTER DOMAIN code RENAME TO code_old;

CREATE DOMAIN code AS bigint;

CREATE DOMAIN short_code AS code
    CONSTRAINT short_code_check CHECK ((VALUE)::bigint < 10);

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: type short_code is made anew
-- data dependent of t: it fails if some t.v holds a value the type loses
ALTER TABLE t ALTER COLUMN v TYPE short_code USING v::text::short_code;

-- lock, ACCESS EXCLUSIVE, briefly: sessions that use the type wait
DROP DOMAIN short_code_old;

-- lock, ACCESS EXCLUSIVE, briefly: sessions that use the type wait
DROP DOMAIN code_old;

-- revert

ALTER DOMAIN short_code RENAME TO short_code_old;

ALTER DOMAIN code RENAME TO code_old;

CREATE DOMAIN code AS integer;

CREATE DOMAIN short_code AS code
    CONSTRAINT short_code_check CHECK ((VALUE)::integer < 10);

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: type short_code is made anew
-- data dependent of t: it fails if some t.v holds a value the type loses
ALTER TABLE t ALTER COLUMN v TYPE short_code USING v::text::short_code;

-- lock, ACCESS EXCLUSIVE, briefly: sessions that use the type wait
DROP DOMAIN short_code_old;

-- lock, ACCESS EXCLUSIVE, briefly: sessions that use the type wait
DROP DOMAIN code_old;
