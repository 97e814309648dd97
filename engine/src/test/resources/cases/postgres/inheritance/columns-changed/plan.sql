-- check: base gets the check base_id_check
--   SELECT NOT EXISTS (SELECT FROM base WHERE NOT (id > 0));
-- finding: column base.gone is dropped: its values are lost, and an application that uses it fails

-- loses data
-- lock of base, ACCESS EXCLUSIVE, briefly: nobody reads or writes base
-- data loss of base: all values of base.gone
ALTER TABLE base DROP COLUMN gone;

-- lock of base, ACCESS EXCLUSIVE, briefly: nobody reads or writes base
ALTER TABLE base ALTER COLUMN name TYPE character varying;

-- lock of base, ACCESS EXCLUSIVE, briefly: nobody reads or writes base
ALTER TABLE base ADD COLUMN added integer;

-- lock of base, ACCESS EXCLUSIVE, briefly: nobody reads or writes base
ALTER TABLE base ALTER COLUMN id SET DEFAULT 1;

-- lock of child, ACCESS EXCLUSIVE, briefly: nobody reads or writes child
ALTER TABLE child ALTER COLUMN id SET DEFAULT 2;

-- lock of grandchild, ACCESS EXCLUSIVE, briefly: nobody reads or writes grandchild
ALTER TABLE grandchild ALTER COLUMN id SET DEFAULT 1;

-- lock of base, ACCESS EXCLUSIVE, briefly: nobody reads or writes base
ALTER TABLE base ADD CONSTRAINT base_id_check CHECK (id > 0) NOT VALID;

-- not in a transaction
-- lock of base, SHARE UPDATE EXCLUSIVE, throughout: other changes of base wait; reads and writes go on
-- data dependent of base: it fails if some row breaks base_id_check
ALTER TABLE base VALIDATE CONSTRAINT base_id_check;

-- revert

-- lock of base, ACCESS EXCLUSIVE, briefly: nobody reads or writes base
ALTER TABLE base ALTER COLUMN id DROP DEFAULT;

-- lock of base, ACCESS EXCLUSIVE, briefly: nobody reads or writes base
ALTER TABLE base DROP CONSTRAINT base_id_check;

-- loses data
-- lock of base, ACCESS EXCLUSIVE, briefly: nobody reads or writes base
-- data loss of base: all values of base.added
ALTER TABLE base DROP COLUMN added;

-- lock of base, ACCESS EXCLUSIVE, briefly: nobody reads or writes base
ALTER TABLE base ALTER COLUMN name TYPE text;

-- lock of base, ACCESS EXCLUSIVE, briefly: nobody reads or writes base
ALTER TABLE base ADD COLUMN gone integer;
