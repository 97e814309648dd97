-- finding: view w is dropped and created again; what was granted on it is granted again
-- finding: view v is dropped and created again; what was granted on it is granted again

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view w
DROP VIEW w;

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
DROP VIEW v;

CREATE VIEW v AS
SELECT id
   FROM users;

CREATE VIEW w AS
SELECT id
   FROM v;

COMMENT ON VIEW w IS 'kept';

-- revert

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
CREATE OR REPLACE VIEW v AS
SELECT id,
    email
   FROM users;
