
-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
CREATE OR REPLACE VIEW v WITH (check_option=local, security_barrier=true) AS
SELECT id
   FROM users
  WHERE (age > 3);

-- revert

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
CREATE OR REPLACE VIEW v AS
SELECT id
   FROM users;
