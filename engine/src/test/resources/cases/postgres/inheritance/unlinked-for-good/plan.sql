-- finding: the plan cannot be reverted: child.id is a column of the table itself and would have to be one that it has from its parent alone, which no statement does; list the column in the desired CREATE TABLE child too

-- lock of child, ACCESS EXCLUSIVE, briefly: nobody reads or writes child
-- lock of base, SHARE UPDATE EXCLUSIVE, briefly: other changes of base wait; reads and writes go on
ALTER TABLE child NO INHERIT base;

-- revert
