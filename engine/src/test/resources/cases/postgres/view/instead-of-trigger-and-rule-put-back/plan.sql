-- finding: view v is dropped and created again; what was granted on it is granted again

-- lock of v, ACCESS EXCLUSIVE, briefly: nobody reads or writes v
DROP TRIGGER guard ON v;

-- lock of v, ACCESS EXCLUSIVE, briefly: nobody reads or writes v
DROP RULE quiet ON v;

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
DROP VIEW v;

CREATE VIEW v AS
SELECT id
   FROM users;

-- lock of v, ACCESS EXCLUSIVE, briefly: nobody reads or writes v
CREATE RULE quiet AS
    ON DELETE TO v DO INSTEAD NOTHING;

-- lock of v, SHARE UPDATE EXCLUSIVE, briefly: other changes of v wait; reads and writes go on
COMMENT ON RULE quiet ON v IS 'no deletes';

-- lock of v, SHARE ROW EXCLUSIVE, briefly: nobody writes to v
CREATE TRIGGER guard INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();

-- lock of v, SHARE UPDATE EXCLUSIVE, briefly: other changes of v wait; reads and writes go on
COMMENT ON TRIGGER guard ON v IS 'guards';

-- revert

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
CREATE OR REPLACE VIEW v AS
SELECT id,
    age
   FROM users;
