-- check: users.email becomes NOT NULL
--   SELECT NOT EXISTS (SELECT 1 FROM `users` WHERE `email` IS NULL);

-- not in a transaction
-- lock of users, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of users: it fails where email is NULL
-- rewrite of users: the table is built anew in place
ALTER TABLE `users` MODIFY COLUMN `email` varchar(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NOT NULL, ALGORITHM=INPLACE, LOCK=NONE;

-- revert

-- not in a transaction
-- lock of users, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- rewrite of users: the table is built anew in place
ALTER TABLE `users` MODIFY COLUMN `email` varchar(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NULL, ALGORITHM=INPLACE, LOCK=NONE;
