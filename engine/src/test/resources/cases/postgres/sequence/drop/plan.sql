-- finding: sequence s is dropped: how far it has counted is lost

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN a DROP DEFAULT;

-- loses data
-- lock, ACCESS EXCLUSIVE, briefly: sessions that use sequence s wait
DROP SEQUENCE s;

-- revert

CREATE SEQUENCE s;

-- lock of t, ACCESS EXCLUSIVE, briefly: nobody reads or writes t
ALTER TABLE t ALTER COLUMN a SET DEFAULT nextval('s'::regclass);
