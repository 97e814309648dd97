-- finding: view v is dropped and created again; what was granted on it is granted again

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
DROP VIEW v;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP CONSTRAINT t_a_check;

DROP OPERATOR ===(integer,integer);

CREATE OPERATOR === (
    FUNCTION = alike,
    LEFTARG = integer,
    RIGHTARG = integer
);

-- NOT VALID, then VALIDATE (policy)
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ADD CONSTRAINT t_a_check CHECK (a === 5) NOT VALID;

CREATE VIEW v AS
SELECT a
   FROM t
  WHERE (a === 5);

-- not in a transaction
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if some row breaks t_a_check
ALTER TABLE t VALIDATE CONSTRAINT t_a_check;

-- revert

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
DROP VIEW v;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t DROP CONSTRAINT t_a_check;

DROP OPERATOR ===(integer,integer);

CREATE OPERATOR === (
    FUNCTION = same,
    LEFTARG = integer,
    RIGHTARG = integer
);

-- NOT VALID, then VALIDATE (policy)
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ADD CONSTRAINT t_a_check CHECK (a === 5) NOT VALID;

CREATE VIEW v AS
SELECT a
   FROM t
  WHERE (a === 5);

-- not in a transaction
-- lock of t, SHARE UPDATE EXCLUSIVE, throughout: other changes of t wait; reads and writes go on
-- data dependent of t: it fails if some row breaks t_a_check
ALTER TABLE t VALIDATE CONSTRAINT t_a_check;
