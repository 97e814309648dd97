
-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t RENAME CONSTRAINT old_name TO new_name;

-- lock of t, SHARE UPDATE EXCLUSIVE, briefly: other changes of t wait; reads and writes go on
COMMENT ON CONSTRAINT new_name ON t IS 'new';

-- revert

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t RENAME CONSTRAINT new_name TO old_name;

-- lock of t, SHARE UPDATE EXCLUSIVE, briefly: other changes of t wait; reads and writes go on
COMMENT ON CONSTRAINT old_name ON t IS NULL;
