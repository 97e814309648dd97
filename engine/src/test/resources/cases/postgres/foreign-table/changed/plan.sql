-- check: remote.kept becomes NOT NULL
--   SELECT NOT EXISTS (SELECT FROM remote WHERE kept IS NULL);
-- finding: column remote.gone is dropped: its values are lost, and an application that uses it fails

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
ALTER TABLE remote ADD CONSTRAINT remote_kept_not_null_check CHECK (kept IS NOT NULL) NOT VALID;

-- lock of remote, SHARE UPDATE EXCLUSIVE, briefly: other changes of remote wait; reads and writes go on
COMMENT ON FOREIGN TABLE remote IS 'elsewhere';

-- not in a transaction
-- lock of remote, SHARE UPDATE EXCLUSIVE, throughout: other changes of remote wait; reads and writes go on
-- data dependent of remote: it fails if some remote.kept is NULL
ALTER TABLE remote VALIDATE CONSTRAINT remote_kept_not_null_check;

-- lock of remote, ACCESS EXCLUSIVE, briefly: nobody reads or writes remote
ALTER TABLE remote ALTER COLUMN kept SET NOT NULL, DROP CONSTRAINT remote_kept_not_null_check;

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
