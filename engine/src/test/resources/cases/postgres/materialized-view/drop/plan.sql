-- finding: materialized view m is dropped: an application that uses it fails

-- lock of m, ACCESS EXCLUSIVE, briefly: nobody reads or writes m
DROP MATERIALIZED VIEW m;

-- revert

-- scan: materialized view m is computed, and what is locked by then stays locked meanwhile
CREATE MATERIALIZED VIEW m AS
SELECT id,
    age
   FROM users;

COMMENT ON COLUMN m.age IS 'in years';

COMMENT ON MATERIALIZED VIEW m IS 'kept';

CREATE UNIQUE INDEX m_id ON m (id);

COMMENT ON INDEX m_id IS 'one each';
