-- check: visits_24.day becomes NOT NULL
--   SELECT NOT EXISTS (SELECT FROM visits_24 WHERE day IS NULL);
-- check: visits_24 (site) gets to reference sites
--   SELECT NOT EXISTS (SELECT FROM visits_24 child WHERE child.site IS NOT NULL AND NOT EXISTS (SELECT FROM sites parent WHERE parent.id = child.site));

-- through a check that is validated first (policy)
-- lock of visits_24, ACCESS EXCLUSIVE, briefly: nobody reads or writes visits_24
ALTER TABLE visits_24 ADD CONSTRAINT visits_24_day_not_null_check CHECK (day IS NOT NULL) NOT VALID;

-- NOT VALID, then VALIDATE (policy)
-- lock of visits_24, SHARE ROW EXCLUSIVE, briefly: nobody writes to visits_24
-- lock of sites, SHARE ROW EXCLUSIVE, briefly: nobody writes to sites
ALTER TABLE visits_24 ADD CONSTRAINT visits_site FOREIGN KEY (site) REFERENCES sites (id) NOT VALID;

-- not in a transaction
-- lock of visits_24, SHARE UPDATE EXCLUSIVE, throughout: other changes of visits_24 wait; reads and writes go on
-- data dependent of visits_24: it fails if some visits_24.day is NULL
ALTER TABLE visits_24 VALIDATE CONSTRAINT visits_24_day_not_null_check;

-- not in a transaction
-- lock of visits_24, SHARE UPDATE EXCLUSIVE, throughout: other changes of visits_24 wait; reads and writes go on
-- data dependent of visits_24: it fails if some row references nothing in sites
ALTER TABLE visits_24 VALIDATE CONSTRAINT visits_site;

-- lock of visits_24, ACCESS EXCLUSIVE, briefly: nobody reads or writes visits_24
ALTER TABLE visits_24 ALTER COLUMN day SET NOT NULL, DROP CONSTRAINT visits_24_day_not_null_check;

-- lock of visits, SHARE UPDATE EXCLUSIVE, briefly: other changes of visits wait; reads and writes go on
-- lock of visits_24, ACCESS EXCLUSIVE, throughout: nobody reads or writes visits_24 until all of it is done
-- scan of visits_24: every row is checked against the bound
-- data dependent of visits_24: it fails if some row is outside the bound
ALTER TABLE visits ATTACH PARTITION visits_24 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');

-- revert

-- lock of visits, ACCESS EXCLUSIVE, briefly: nobody reads or writes visits
-- lock of visits_24, ACCESS EXCLUSIVE, briefly: nobody reads or writes visits_24
ALTER TABLE visits DETACH PARTITION visits_24;

-- lock of visits_24, ACCESS EXCLUSIVE, briefly: nobody reads or writes visits_24
-- lock of sites, ACCESS EXCLUSIVE, briefly: nobody reads or writes sites
ALTER TABLE visits_24 DROP CONSTRAINT visits_site;

-- lock of visits_24, ACCESS EXCLUSIVE, briefly: nobody reads or writes visits_24
ALTER TABLE visits_24 ALTER COLUMN day DROP NOT NULL;
