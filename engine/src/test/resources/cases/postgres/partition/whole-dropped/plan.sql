-- check: visits_25 (site) gets to reference sites
--   SELECT NOT EXISTS (SELECT FROM visits_25 child WHERE child.site IS NOT NULL AND NOT EXISTS (SELECT FROM sites parent WHERE parent.id = child.site));
-- finding: table visits is dropped: its rows are lost, and an application that uses it fails

-- lock of visits, ACCESS EXCLUSIVE, briefly: nobody reads or writes visits
-- lock of sites, ACCESS EXCLUSIVE, briefly: nobody reads or writes sites
ALTER TABLE visits DROP CONSTRAINT visits_site;

-- lock of visits, ACCESS EXCLUSIVE, briefly: nobody reads or writes visits
-- lock of visits_24, ACCESS EXCLUSIVE, briefly: nobody reads or writes visits_24
ALTER TABLE visits DETACH PARTITION visits_24;

-- lock of visits, ACCESS EXCLUSIVE, briefly: nobody reads or writes visits
-- lock of visits_25, ACCESS EXCLUSIVE, briefly: nobody reads or writes visits_25
ALTER TABLE visits DETACH PARTITION visits_25;

-- dropped with its rows (policy)
-- loses data
-- lock of visits, ACCESS EXCLUSIVE, briefly: nobody reads or writes visits
-- data loss of visits: all rows of visits
DROP TABLE visits;

-- NOT VALID, then VALIDATE (policy)
-- lock of visits_25, SHARE ROW EXCLUSIVE, briefly: nobody writes to visits_25
-- lock of sites, SHARE ROW EXCLUSIVE, briefly: nobody writes to sites
ALTER TABLE visits_25 ADD CONSTRAINT visits_site FOREIGN KEY (site) REFERENCES sites (id) NOT VALID;

-- not in a transaction
-- lock of visits_25, SHARE UPDATE EXCLUSIVE, throughout: other changes of visits_25 wait; reads and writes go on
-- data dependent of visits_25: it fails if some row references nothing in sites
ALTER TABLE visits_25 VALIDATE CONSTRAINT visits_site;

-- revert

CREATE TABLE visits (
    site integer,
    day date NOT NULL
) PARTITION BY RANGE (day);

-- lock of visits_25, ACCESS EXCLUSIVE, throughout: nobody reads or writes visits_25 until all of it is done
-- scan of visits_25: every row is checked against the bound
-- data dependent of visits_25: it fails if some row is outside the bound
ALTER TABLE visits ATTACH PARTITION visits_25 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');

-- lock of sites, SHARE ROW EXCLUSIVE, briefly: nobody writes to sites
ALTER TABLE visits ADD CONSTRAINT visits_site FOREIGN KEY (site) REFERENCES sites (id);

-- lock of visits_24, ACCESS EXCLUSIVE, throughout: nobody reads or writes visits_24 until all of it is done
-- scan of visits_24: every row is checked against the bound
-- data dependent of visits_24: it fails if some row is outside the bound
ALTER TABLE visits ATTACH PARTITION visits_24 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
