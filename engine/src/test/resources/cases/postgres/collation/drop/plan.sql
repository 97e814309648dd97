
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN v TYPE text;

DROP COLLATION plain;

-- revert

CREATE COLLATION plain (locale = 'C', provider = libc);

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN v TYPE text COLLATE plain;
