-- finding: view w is dropped and created again; what was granted on it is granted again
-- finding: view v is dropped and created again; what was granted on it is granted again

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view w
DROP VIEW w;

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
DROP VIEW v;

CREATE VIEW v AS
SELECT id,
    (email COLLATE "C") AS email
   FROM users;

CREATE VIEW w AS
SELECT email
   FROM v;

COMMENT ON VIEW w IS 'on top';

-- revert

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view w
DROP VIEW w;

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
DROP VIEW v;

CREATE VIEW v AS
SELECT id,
    email
   FROM users;

CREATE VIEW w AS
SELECT email
   FROM v;

COMMENT ON VIEW w IS 'on top';
