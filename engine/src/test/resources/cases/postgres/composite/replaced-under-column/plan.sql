-- finding: view w is dropped and created again; what was granted on it is granted again
-- finding: function first(pair) is dropped and created again; what was granted on it is granted again

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view w
DROP VIEW w;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP CONSTRAINT t_v_check;

DROP FUNCTION first(pair);

ALTER TYPE pair RENAME TO pair_old;

CREATE TYPE pair AS (
    b text,
    a bigint,
    c date
);

CREATE FUNCTION first(pair)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT $1.a::integer$function$;

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: type pair is made anew
-- data dependent of t: it fails if some t.v holds a value the type loses
ALTER TABLE t ALTER COLUMN v TYPE pair USING CASE WHEN v IS DISTINCT FROM NULL THEN ROW((v).b, (v).a, NULL)::pair END;

-- NOT VALID, then VALIDATE (policy)
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ADD CONSTRAINT t_v_check CHECK (first(v) > 0) NOT VALID;

CREATE VIEW w AS
SELECT id,
    (v).b AS b
   FROM t;

-- lock, ACCESS EXCLUSIVE, briefly: sessions that use the type wait
DROP TYPE pair_old;

-- not in a transaction
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if some row breaks t_v_check
ALTER TABLE t VALIDATE CONSTRAINT t_v_check;

-- revert

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view w
DROP VIEW w;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP CONSTRAINT t_v_check;

DROP FUNCTION first(pair);

ALTER TYPE pair RENAME TO pair_old;

CREATE TYPE pair AS (
    a integer,
    b text
);

CREATE FUNCTION first(pair)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT $1.a$function$;

-- lock of t, ACCESS EXCLUSIVE, throughout: nobody reads or writes t until all of it is done
-- rewrite of t: type pair is made anew
-- data dependent of t: it fails if some t.v holds a value the type loses
ALTER TABLE t ALTER COLUMN v TYPE pair USING CASE WHEN v IS DISTINCT FROM NULL THEN ROW((v).a, (v).b)::pair END;

-- NOT VALID, then VALIDATE (policy)
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ADD CONSTRAINT t_v_check CHECK (first(v) > 0) NOT VALID;

CREATE VIEW w AS
SELECT id,
    (v).b AS b
   FROM t;

-- lock, ACCESS EXCLUSIVE, briefly: sessions that use the type wait
DROP TYPE pair_old;

-- not in a transaction
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if some row breaks t_v_check
ALTER TABLE t VALIDATE CONSTRAINT t_v_check;
