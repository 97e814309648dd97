-- check: readings_north gets the check readings_sane
--   SELECT NOT EXISTS (SELECT FROM readings_north WHERE NOT (value < (1000)::numeric));

-- lock of readings, ACCESS EXCLUSIVE, briefly: nobody reads or writes readings
ALTER TABLE readings ADD CONSTRAINT readings_sane CHECK (value < (1000)::numeric) NOT VALID;

-- not in a transaction
-- lock of readings_north, SHARE UPDATE EXCLUSIVE, throughout: other changes of readings_north wait; reads and writes go on
-- data dependent of readings_north: it fails if some row breaks readings_sane
ALTER TABLE readings_north VALIDATE CONSTRAINT readings_sane;

-- revert

-- lock of readings, ACCESS EXCLUSIVE, briefly: nobody reads or writes readings
ALTER TABLE readings DROP CONSTRAINT readings_sane;
