
-- not in a transaction
-- lock of m, SHARE UPDATE EXCLUSIVE, throughout: other changes of m wait; reads and writes go on
-- data dependent of m: it fails if two rows agree on the keys of m_id
CREATE UNIQUE INDEX CONCURRENTLY m_id_new ON m (id, age);

-- not in a transaction
-- lock of m, SHARE UPDATE EXCLUSIVE, throughout: other changes of m wait; reads and writes go on
DROP INDEX CONCURRENTLY m_id;

-- lock, SHARE UPDATE EXCLUSIVE, briefly: other changes of the index wait
ALTER INDEX m_id_new RENAME TO m_id;

COMMENT ON INDEX m_id IS 'changed';

-- revert

-- not in a transaction
-- lock of m, SHARE UPDATE EXCLUSIVE, throughout: other changes of m wait; reads and writes go on
-- data dependent of m: it fails if two rows agree on the keys of m_id
CREATE UNIQUE INDEX CONCURRENTLY m_id_new ON m (id);

-- not in a transaction
-- lock of m, SHARE UPDATE EXCLUSIVE, throughout: other changes of m wait; reads and writes go on
DROP INDEX CONCURRENTLY m_id;

-- lock, SHARE UPDATE EXCLUSIVE, briefly: other changes of the index wait
ALTER INDEX m_id_new RENAME TO m_id;

COMMENT ON INDEX m_id IS 'one each';
