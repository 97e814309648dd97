-- check: users (id) becomes unique
--   SELECT NOT EXISTS (SELECT FROM users WHERE id IS NOT NULL GROUP BY id HAVING count(*) > 1);
-- finding: view w is dropped and created again; what was granted on it is granted again
-- finding: view v is dropped and created again; what was granted on it is granted again

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view w
DROP VIEW w;

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
DROP VIEW v;

-- not in a transaction
-- built concurrently (policy)
-- lock of users, SHARE UPDATE EXCLUSIVE, throughout: other changes of users wait; reads and writes go on
-- data dependent of users: it fails if two rows agree on id
CREATE UNIQUE INDEX CONCURRENTLY users_pkey_new ON users (id) INCLUDE (age);

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER TABLE users DROP CONSTRAINT users_pkey, ADD CONSTRAINT users_pkey PRIMARY KEY USING INDEX users_pkey_new;

CREATE VIEW v AS
SELECT id,
    email,
    count(*) AS n
   FROM users
  GROUP BY id;

CREATE VIEW w AS
SELECT n
   FROM v;

-- revert

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view w
DROP VIEW w;

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
DROP VIEW v;

-- not in a transaction
-- built concurrently (policy)
-- lock of users, SHARE UPDATE EXCLUSIVE, throughout: other changes of users wait; reads and writes go on
-- data dependent of users: it fails if two rows agree on id
CREATE UNIQUE INDEX CONCURRENTLY users_pkey_new ON users (id);

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER TABLE users DROP CONSTRAINT users_pkey, ADD CONSTRAINT users_pkey PRIMARY KEY USING INDEX users_pkey_new;

CREATE VIEW v AS
SELECT id,
    email,
    count(*) AS n
   FROM users
  GROUP BY id;

CREATE VIEW w AS
SELECT n
   FROM v;
