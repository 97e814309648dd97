-- finding: view w is dropped and created again: what was granted on it is gone
-- finding: view v is dropped and created again: what was granted on it is gone

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
