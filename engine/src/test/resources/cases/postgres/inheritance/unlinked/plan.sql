
-- lock of child, ACCESS EXCLUSIVE, briefly: nobody reads or writes child
-- lock of base, SHARE UPDATE EXCLUSIVE, briefly: other changes of base wait; reads and writes go on
ALTER TABLE child NO INHERIT base;

-- revert

-- lock of child, ACCESS EXCLUSIVE, briefly: nobody reads or writes child
-- lock of base, SHARE UPDATE EXCLUSIVE, briefly: other changes of base wait; reads and writes go on
ALTER TABLE child INHERIT base;
