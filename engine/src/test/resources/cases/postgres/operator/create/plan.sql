
CREATE FUNCTION far(integer, integer)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
RETURN (abs(($1 - $2)) >= 10);

CREATE FUNCTION near(integer, integer)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
RETURN (abs(($1 - $2)) < 10);

CREATE FUNCTION twice(integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
RETURN ($1 * 2);

CREATE OPERATOR !== (
    FUNCTION = far,
    LEFTARG = integer,
    RIGHTARG = integer,
    NEGATOR = ===
);

CREATE OPERATOR === (
    FUNCTION = near,
    LEFTARG = integer,
    RIGHTARG = integer,
    COMMUTATOR = ===,
    NEGATOR = !==,
    RESTRICT = eqsel,
    JOIN = eqjoinsel
);

CREATE OPERATOR @+ (
    FUNCTION = twice,
    RIGHTARG = integer
);

COMMENT ON OPERATOR @+(NONE,integer) IS 'doubles';

-- NOT VALID, then VALIDATE (policy)
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ADD CONSTRAINT t_a_check CHECK (a === 5) NOT VALID;

-- NOT VALID, then VALIDATE (policy)
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ADD CONSTRAINT t_a_check1 CHECK ((@+ a) > 3) NOT VALID;

CREATE VIEW v AS
SELECT a
   FROM t
  WHERE (a !== 7);

-- not in a transaction
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if some row breaks t_a_check
ALTER TABLE t VALIDATE CONSTRAINT t_a_check;

-- not in a transaction
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if some row breaks t_a_check1
ALTER TABLE t VALIDATE CONSTRAINT t_a_check1;

-- revert

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
DROP VIEW v;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP CONSTRAINT t_a_check;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP CONSTRAINT t_a_check1;

DROP OPERATOR !==(integer,integer);

DROP FUNCTION far(integer,integer);

DROP OPERATOR ===(integer,integer);

DROP FUNCTION near(integer,integer);

DROP OPERATOR @+(NONE,integer);

DROP FUNCTION twice(integer);
