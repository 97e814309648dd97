
-- not in a transaction
-- lock of users, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `users`
    ADD COLUMN `code` char(8) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NOT NULL DEFAULT 'x' AFTER `id`,
    ADD COLUMN `born` date NULL AFTER `name`,
    ALGORITHM=INSTANT;

-- revert

-- not in a transaction
-- loses data
-- lock of users, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data loss of users: the values of code go
-- data loss of users: the values of born go
ALTER TABLE `users`
    DROP COLUMN `code`,
    DROP COLUMN `born`,
    ALGORITHM=INSTANT;
