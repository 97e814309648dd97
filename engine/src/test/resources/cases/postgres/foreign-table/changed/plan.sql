-- finding: column remote.gone is dropped: its values are lost, and an application that uses it fails

-- dropped with its values (policy)
-- loses data
-- lock of remote, ACCESS EXCLUSIVE, briefly: nobody reads or writes remote
-- data loss of remote: all values of remote.gone
ALTER TABLE remote DROP COLUMN gone;

-- lock of remote, ACCESS EXCLUSIVE, briefly: nobody reads or writes remote
ALTER TABLE remote ADD COLUMN added text;

-- lock of remote, ACCESS EXCLUSIVE, briefly: nobody reads or writes remote
ALTER FOREIGN TABLE remote OPTIONS (DROP table_name, SET schema_name 'b', ADD use_remote_estimate 'true');

-- lock of remote, ACCESS EXCLUSIVE, briefly: nobody reads or writes remote
ALTER TABLE remote ALTER COLUMN id OPTIONS (DROP column_name);

-- lock of remote, ACCESS EXCLUSIVE, briefly: nobody reads or writes remote
ALTER TABLE remote ALTER COLUMN kept OPTIONS (ADD column_name 'k');

-- lock of remote, ACCESS EXCLUSIVE, briefly: nobody reads or writes remote
ALTER TABLE remote ALTER COLUMN kept SET NOT NULL;

-- lock of remote, SHARE UPDATE EXCLUSIVE, briefly: other changes of remote wait; reads and writes go on
COMMENT ON FOREIGN TABLE remote IS 'elsewhere';

-- revert

-- loses data
-- lock of remote, ACCESS EXCLUSIVE, briefly: nobody reads or writes remote
-- data loss of remote: all values of remote.added
ALTER TABLE remote DROP COLUMN added;

-- lock of remote, ACCESS EXCLUSIVE, briefly: nobody reads or writes remote
ALTER TABLE remote ADD COLUMN gone text;

-- lock of remote, ACCESS EXCLUSIVE, briefly: nobody reads or writes remote
ALTER FOREIGN TABLE remote OPTIONS (DROP use_remote_estimate, SET schema_name 'a', ADD table_name 't');

-- lock of remote, ACCESS EXCLUSIVE, briefly: nobody reads or writes remote
ALTER TABLE remote ALTER COLUMN id OPTIONS (ADD column_name 'ID');

-- lock of remote, ACCESS EXCLUSIVE, briefly: nobody reads or writes remote
ALTER TABLE remote ALTER COLUMN kept DROP NOT NULL;

-- lock of remote, ACCESS EXCLUSIVE, briefly: nobody reads or writes remote
ALTER TABLE remote ALTER COLUMN kept OPTIONS (DROP column_name);

-- lock of remote, SHARE UPDATE EXCLUSIVE, briefly: other changes of remote wait; reads and writes go on
COMMENT ON FOREIGN TABLE remote IS NULL;
