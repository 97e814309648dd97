-- check: scans (parcel, depot) gets to reference parcels
--   SELECT NOT EXISTS (SELECT FROM scans child WHERE child.parcel IS NOT NULL AND child.depot IS NOT NULL AND NOT EXISTS (SELECT FROM parcels parent WHERE parent.id = child.parcel AND parent.depot = child.depot));

-- validated at once (partitioned)
-- lock of scans, SHARE ROW EXCLUSIVE, throughout: nobody writes to scans
-- lock of parcels, SHARE ROW EXCLUSIVE, throughout: nobody writes to parcels
-- scan of scans: every row is looked up
-- data dependent of scans: it fails if some row references nothing in parcels
ALTER TABLE scans ADD CONSTRAINT scans_parcel FOREIGN KEY (parcel, depot) REFERENCES parcels (id, depot);

-- revert

-- lock of scans, ACCESS EXCLUSIVE, briefly: nobody reads or writes scans
-- lock of parcels, ACCESS EXCLUSIVE, briefly: nobody reads or writes parcels
ALTER TABLE scans DROP CONSTRAINT scans_parcel;
