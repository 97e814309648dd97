-- finding: column t.v is dropped: its values are lost, and an application that uses it fails

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ADD COLUMN w text;

CREATE OR REPLACE FUNCTION first()
 RETURNS text
 LANGUAGE sql
BEGIN ATOMIC
 SELECT t.w
    FROM t
  LIMIT 1;
END;

-- dropped with its values (policy)
-- loses data
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
-- data loss of t: all values of t.v
ALTER TABLE t DROP COLUMN v;

-- revert

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ADD COLUMN v text;

CREATE OR REPLACE FUNCTION first()
 RETURNS text
 LANGUAGE sql
BEGIN ATOMIC
 SELECT t.v
    FROM t
  LIMIT 1;
END;

-- loses data
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
-- data loss of t: all values of t.w
ALTER TABLE t DROP COLUMN w;
