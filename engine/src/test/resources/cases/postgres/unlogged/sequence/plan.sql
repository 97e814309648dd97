
CREATE UNLOGGED SEQUENCE r;

-- lock, SHARE ROW EXCLUSIVE, briefly: sessions that draw from sequence s wait
ALTER SEQUENCE s SET UNLOGGED;

-- revert

-- loses data
-- lock, ACCESS EXCLUSIVE, briefly: sessions that use sequence r wait
DROP SEQUENCE r;

-- lock, SHARE ROW EXCLUSIVE, briefly: sessions that draw from sequence s wait
ALTER SEQUENCE s SET LOGGED;
