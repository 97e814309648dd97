-- finding: view top is dropped and created again; what was granted on it is granted again
-- finding: materialized view m is dropped and created again; what was granted on it is granted again
-- finding: view v is dropped and created again; what was granted on it is granted again
-- finding: users.age changes from integer to bigint: the table is written anew, and an application may not expect it

-- lock of m, SHARE UPDATE EXCLUSIVE, briefly: other changes of m wait; reads and writes go on
DROP STATISTICS m_stat;

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view top
DROP VIEW top;

-- lock of m, ACCESS EXCLUSIVE, briefly: nobody reads or writes m
DROP MATERIALIZED VIEW m;

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
DROP VIEW v;

-- lock of users, ACCESS EXCLUSIVE, throughout: nobody reads or writes users until all of it is done
-- rewrite of users: users.age changes from integer to bigint
ALTER TABLE users ALTER COLUMN age TYPE bigint;

CREATE VIEW v AS
SELECT id,
    age
   FROM users;

COMMENT ON VIEW v IS 'below';

-- scan: materialized view m is computed, and what is locked by then stays locked meanwhile
CREATE MATERIALIZED VIEW m AS
SELECT id,
    (age + 1) AS next
   FROM v;

COMMENT ON COLUMN m.next IS 'next year';

COMMENT ON MATERIALIZED VIEW m IS 'kept';

-- lock of m, SHARE, throughout: nobody writes to m until the index is built
-- data dependent of m: it fails if two rows agree on the keys of m_id
CREATE UNIQUE INDEX m_id ON m (id);

COMMENT ON INDEX m_id IS 'one each';

CREATE VIEW top AS
SELECT count(*) AS n
   FROM m;

-- lock of m, SHARE UPDATE EXCLUSIVE, briefly: other changes of m wait; reads and writes go on
CREATE STATISTICS m_stat ON id, next FROM m;

-- revert

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view top
DROP VIEW top;

-- lock of m, ACCESS EXCLUSIVE, briefly: nobody reads or writes m
DROP MATERIALIZED VIEW m;

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
DROP VIEW v;

-- lock of users, ACCESS EXCLUSIVE, throughout: nobody reads or writes users until all of it is done
-- rewrite of users: users.age changes from bigint to integer
-- data dependent of users: it fails if some users.age is no integer
ALTER TABLE users ALTER COLUMN age TYPE integer;

CREATE VIEW v AS
SELECT id,
    age
   FROM users;

COMMENT ON VIEW v IS 'below';

-- scan: materialized view m is computed, and what is locked by then stays locked meanwhile
CREATE MATERIALIZED VIEW m AS
SELECT id,
    (age + 1) AS next
   FROM v;

COMMENT ON COLUMN m.next IS 'next year';

COMMENT ON MATERIALIZED VIEW m IS 'kept';

-- lock of m, SHARE, throughout: nobody writes to m until the index is built
-- data dependent of m: it fails if two rows agree on the keys of m_id
CREATE UNIQUE INDEX m_id ON m (id);

COMMENT ON INDEX m_id IS 'one each';

CREATE VIEW top AS
SELECT count(*) AS n
   FROM m;

-- lock of m, SHARE UPDATE EXCLUSIVE, briefly: other changes of m wait; reads and writes go on
CREATE STATISTICS m_stat ON id, next FROM m;
