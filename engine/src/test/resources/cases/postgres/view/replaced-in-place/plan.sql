
-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
CREATE OR REPLACE VIEW v AS
SELECT id,
    email
   FROM users
  WHERE (age > 1);

-- revert

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
