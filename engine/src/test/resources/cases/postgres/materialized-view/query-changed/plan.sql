-- finding: materialized view m is dropped and created again; what was granted on it is granted again

-- lock of m, ACCESS EXCLUSIVE, briefly: nobody reads or writes m
DROP MATERIALIZED VIEW m;

-- scan: materialized view m is computed, and what is locked by then stays locked meanwhile
CREATE MATERIALIZED VIEW m AS
SELECT id,
    age
   FROM users
  WHERE (age > 3);

COMMENT ON COLUMN m.age IS 'in years';

COMMENT ON MATERIALIZED VIEW m IS 'kept';

-- lock of m, SHARE, throughout: nobody writes to m until the index is built
-- data dependent of m: it fails if two rows agree on the keys of m_id
CREATE UNIQUE INDEX m_id ON m (id);

COMMENT ON INDEX m_id IS 'one each';

-- revert

-- lock of m, ACCESS EXCLUSIVE, briefly: nobody reads or writes m
DROP MATERIALIZED VIEW m;

-- scan: materialized view m is computed, and what is locked by then stays locked meanwhile
CREATE MATERIALIZED VIEW m AS
SELECT id,
    age
   FROM users;

COMMENT ON COLUMN m.age IS 'in years';

COMMENT ON MATERIALIZED VIEW m IS 'kept';

-- lock of m, SHARE, throughout: nobody writes to m until the index is built
-- data dependent of m: it fails if two rows agree on the keys of m_id
CREATE UNIQUE INDEX m_id ON m (id);

COMMENT ON INDEX m_id IS 'one each';
