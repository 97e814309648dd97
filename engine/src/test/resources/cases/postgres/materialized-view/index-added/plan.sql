
-- not in a transaction
-- lock of m, SHARE UPDATE EXCLUSIVE, throughout: other changes of m wait; reads and writes go on
CREATE INDEX CONCURRENTLY m_age ON m (age);

-- revert

-- not in a transaction
-- lock of m, SHARE UPDATE EXCLUSIVE, throughout: other changes of m wait; reads and writes go on
DROP INDEX CONCURRENTLY m_age;
