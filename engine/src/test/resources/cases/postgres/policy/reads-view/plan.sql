-- finding: view mine is dropped and created again; what was granted on it is granted again

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
DROP POLICY own ON users;

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view mine
DROP VIEW mine;

CREATE VIEW mine AS
SELECT id
   FROM users;

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
CREATE POLICY own ON users USING (EXISTS ( SELECT
   FROM mine
  WHERE (mine.id = users.id)));

-- revert

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view mine
CREATE OR REPLACE VIEW mine AS
SELECT id,
    age
   FROM users;
