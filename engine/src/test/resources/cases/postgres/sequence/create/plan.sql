
CREATE SEQUENCE plain;

COMMENT ON SEQUENCE plain IS 'x';

CREATE SEQUENCE s AS smallint INCREMENT BY -2 MINVALUE -100 MAXVALUE 100 START WITH 50 CACHE 3 CYCLE;

-- revert

-- loses data
-- lock, ACCESS EXCLUSIVE, briefly: sessions that use sequence plain wait
DROP SEQUENCE plain;

-- loses data
-- lock, ACCESS EXCLUSIVE, briefly: sessions that use sequence s wait
DROP SEQUENCE s;
