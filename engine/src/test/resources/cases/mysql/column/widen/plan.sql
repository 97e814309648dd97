
-- not in a transaction
-- lock of users, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of users: it fails where a value of name does not fit
ALTER TABLE `users` MODIFY COLUMN `name` varchar(120) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NOT NULL, ALGORITHM=INSTANT;

-- revert
-- check: users is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 'users';

-- not in a transaction
-- lock of users, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of users: it fails where a value of name does not fit
-- rewrite of users: the server copies the table
ALTER TABLE `users` MODIFY COLUMN `name` varchar(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NOT NULL, ALGORITHM=COPY, LOCK=NONE;
