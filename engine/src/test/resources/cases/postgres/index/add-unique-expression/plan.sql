-- check: users gets the unique index users_email_idx
--   SELECT NOT EXISTS (SELECT FROM users WHERE (age > 17) AND (lower(email)) IS NOT NULL AND ((age + 1)) IS NOT NULL GROUP BY (lower(email)), ((age + 1)) HAVING count(*) > 1);

-- not in a transaction
-- built concurrently (policy)
-- lock of users, SHARE UPDATE EXCLUSIVE, throughout: other changes of users wait; reads and writes go on
-- data dependent of users: it fails if two rows agree on the keys of users_email_idx
CREATE UNIQUE INDEX CONCURRENTLY users_email_idx ON users ((lower(email)), ((age + 1))) WHERE (age > 17);

-- revert

-- not in a transaction
-- dropped concurrently (policy)
-- lock of users, SHARE UPDATE EXCLUSIVE, throughout: other changes of users wait; reads and writes go on
DROP INDEX CONCURRENTLY users_email_idx;
