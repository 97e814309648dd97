
COMMENT ON INDEX m_id IS 'only one';

-- lock of m, SHARE UPDATE EXCLUSIVE, briefly: other changes of m wait; reads and writes go on
ALTER MATERIALIZED VIEW m SET (autovacuum_enabled=false, fillfactor=50);

COMMENT ON COLUMN m.age IS NULL;

COMMENT ON MATERIALIZED VIEW m IS 'kept too';

-- revert

COMMENT ON INDEX m_id IS 'one each';

-- lock of m, SHARE UPDATE EXCLUSIVE, briefly: other changes of m wait; reads and writes go on
ALTER MATERIALIZED VIEW m RESET (autovacuum_enabled, fillfactor);

COMMENT ON COLUMN m.age IS 'in years';

COMMENT ON MATERIALIZED VIEW m IS 'kept';
