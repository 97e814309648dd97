-- check: child gets the check base_id_check
--   SELECT NOT EXISTS (SELECT FROM child WHERE NOT (id > 0));

-- lock of child, ACCESS EXCLUSIVE, briefly: nobody reads or writes child
ALTER TABLE child ADD CONSTRAINT base_id_check CHECK (id > 0) NOT VALID;

-- not in a transaction
-- lock of child, SHARE UPDATE EXCLUSIVE, throughout: other changes of child wait; reads and writes go on
-- data dependent of child: it fails if some row breaks base_id_check
ALTER TABLE child VALIDATE CONSTRAINT base_id_check;

-- lock of child, ACCESS EXCLUSIVE, briefly: nobody reads or writes child
-- lock of base, SHARE UPDATE EXCLUSIVE, briefly: other changes of base wait; reads and writes go on
ALTER TABLE child INHERIT base;

-- revert

-- lock of child, ACCESS EXCLUSIVE, briefly: nobody reads or writes child
-- lock of base, SHARE UPDATE EXCLUSIVE, briefly: other changes of base wait; reads and writes go on
ALTER TABLE child NO INHERIT base;

-- lock of child, ACCESS EXCLUSIVE, briefly: nobody reads or writes child
ALTER TABLE child DROP CONSTRAINT base_id_check;
