
-- not in a transaction
-- built concurrently (policy)
-- lock of users, SHARE UPDATE EXCLUSIVE, throughout: other changes of users wait; reads and writes go on
CREATE INDEX CONCURRENTLY users_email_idx ON users (email);

COMMENT ON INDEX users_email_idx IS 'for logins';

-- revert

-- not in a transaction
-- dropped concurrently (policy)
-- lock of users, SHARE UPDATE EXCLUSIVE, throughout: other changes of users wait; reads and writes go on
DROP INDEX CONCURRENTLY users_email_idx;
