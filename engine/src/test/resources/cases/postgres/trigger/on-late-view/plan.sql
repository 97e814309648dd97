-- check: users (id) becomes unique
--   SELECT NOT EXISTS (SELECT FROM users WHERE id IS NOT NULL GROUP BY id HAVING count(*) > 1);

-- not in a transaction
-- built concurrently (policy)
-- lock of users, SHARE UPDATE EXCLUSIVE, throughout: other changes of users wait; reads and writes go on
-- data dependent of users: it fails if two rows agree on id
CREATE UNIQUE INDEX CONCURRENTLY users_pkey ON users (id);

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER TABLE users ADD CONSTRAINT users_pkey PRIMARY KEY USING INDEX users_pkey;

CREATE VIEW v AS
SELECT id,
    age,
    count(*) AS n
   FROM users
  GROUP BY id;

CREATE TRIGGER guard INSTEAD OF DELETE ON v FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();

-- revert

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
DROP VIEW v;

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER TABLE users DROP CONSTRAINT users_pkey;
