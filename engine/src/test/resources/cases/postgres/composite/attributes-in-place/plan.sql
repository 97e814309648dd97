-- finding: view w is dropped and created again; what was granted on it is granted again

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view w
DROP VIEW w;

-- loses data
-- data loss of t: all values of attribute b in t.v
-- data loss of t: all values of attribute b in t.vs
ALTER TYPE pair DROP ATTRIBUTE b;

ALTER TYPE pair ADD ATTRIBUTE d date;

CREATE VIEW w AS
SELECT id,
    (v).a AS a
   FROM t;

-- revert

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view w
DROP VIEW w;

ALTER TYPE pair RENAME TO pair_old;

CREATE TYPE pair AS (
    a integer,
    b text,
    c integer
);

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: type pair is made anew
-- data dependent of t: it fails if some t.v holds a value the type loses
-- rewrite of t: type pair[] is made anew
-- data dependent of t: it fails if some t.vs holds a value the type loses
ALTER TABLE t
    ALTER COLUMN v TYPE pair USING CASE WHEN v IS DISTINCT FROM NULL THEN ROW((v).a, NULL, (v).c)::pair END,
    ALTER COLUMN vs TYPE pair[] USING vs::text[]::pair[];

CREATE VIEW w AS
SELECT id,
    (v).a AS a
   FROM t;

-- lock, ACCESS EXCLUSIVE, briefly: sessions that use the type wait
DROP TYPE pair_old;
