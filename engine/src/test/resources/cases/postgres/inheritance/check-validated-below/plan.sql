-- check: bikes gets the check rolls
--   SELECT NOT EXISTS (SELECT FROM bikes WHERE NOT (wheels > 0));

-- lock of vehicles, ACCESS EXCLUSIVE, briefly: nobody reads or writes vehicles
ALTER TABLE vehicles DROP CONSTRAINT rolls;

CREATE TABLE boats () INHERITS (vehicles);

-- lock of vehicles, ACCESS EXCLUSIVE, briefly: nobody reads or writes vehicles
ALTER TABLE vehicles ADD CONSTRAINT rolls CHECK (wheels > 0) NOT VALID;

ALTER TABLE boats VALIDATE CONSTRAINT rolls;

-- not in a transaction
-- lock of bikes, SHARE UPDATE EXCLUSIVE, throughout: other changes of bikes wait; reads and writes go on
-- data dependent of bikes: it fails if some row breaks rolls
ALTER TABLE bikes VALIDATE CONSTRAINT rolls;

-- revert

-- loses data
-- lock of boats, ACCESS EXCLUSIVE, briefly: nobody reads or writes boats
-- data loss of boats: all rows of boats
DROP TABLE boats;

-- not in a transaction
-- lock of vehicles, SHARE UPDATE EXCLUSIVE, throughout: other changes of vehicles wait; reads and writes go on
-- data dependent of vehicles: it fails if some row breaks rolls
ALTER TABLE vehicles VALIDATE CONSTRAINT rolls;
