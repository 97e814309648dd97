-- finding: function first() is dropped and created again: what was granted on it is gone
-- finding: column t.v is dropped: its values are lost, and an application that uses it fails

DROP FUNCTION first();

-- loses data
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
-- data loss of t: all values of t.v
ALTER TABLE t DROP COLUMN v;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ADD COLUMN w text;

CREATE FUNCTION first()
 RETURNS text
 LANGUAGE sql
BEGIN ATOMIC
 SELECT t.w
    FROM t
  LIMIT 1;
END;

-- revert

DROP FUNCTION first();

-- loses data
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
-- data loss of t: all values of t.w
ALTER TABLE t DROP COLUMN w;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ADD COLUMN v text;

CREATE FUNCTION first()
 RETURNS text
 LANGUAGE sql
BEGIN ATOMIC
 SELECT t.v
    FROM t
  LIMIT 1;
END;
