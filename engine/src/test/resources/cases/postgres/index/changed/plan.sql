
-- not in a transaction
-- built concurrently (policy)
-- lock of users, SHARE UPDATE EXCLUSIVE, throughout: other changes of users wait; reads and writes go on
CREATE INDEX CONCURRENTLY users_email_idx_new ON users (email, age);

-- not in a transaction
-- dropped concurrently (policy)
-- lock of users, SHARE UPDATE EXCLUSIVE, throughout: other changes of users wait; reads and writes go on
DROP INDEX CONCURRENTLY users_email_idx;

-- lock, SHARE UPDATE EXCLUSIVE, briefly: other changes of the index wait
ALTER INDEX users_email_idx_new RENAME TO users_email_idx;

COMMENT ON INDEX users_email_idx IS 'new';

-- revert

-- not in a transaction
-- built concurrently (policy)
-- lock of users, SHARE UPDATE EXCLUSIVE, throughout: other changes of users wait; reads and writes go on
CREATE INDEX CONCURRENTLY users_email_idx_new ON users (email);

-- not in a transaction
-- dropped concurrently (policy)
-- lock of users, SHARE UPDATE EXCLUSIVE, throughout: other changes of users wait; reads and writes go on
DROP INDEX CONCURRENTLY users_email_idx;

-- lock, SHARE UPDATE EXCLUSIVE, briefly: other changes of the index wait
ALTER INDEX users_email_idx_new RENAME TO users_email_idx;

COMMENT ON INDEX users_email_idx IS 'old';
