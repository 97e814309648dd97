
-- not in a transaction
-- lock of users, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- rewrite of users: the table is built anew in place
ALTER TABLE `users`
    DROP CONSTRAINT `CONSTRAINT_1`,
    DROP KEY `email`,
    DROP KEY `by_name`,
    CHANGE COLUMN `email` `_flotilla_trash_fb83193dd5_email` varchar(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NULL INVISIBLE COMMENT 'where',
    DROP COLUMN `code`,
    CHANGE COLUMN `age` `_flotilla_trash_11b83aea0f_age` int(11) NULL INVISIBLE,
    ADD KEY `by_name` (`name`),
    ALGORITHM=INPLACE, LOCK=NONE;

-- revert
-- check: users.email becomes NOT NULL
--   SELECT NOT EXISTS (SELECT 1 FROM `users` WHERE `_flotilla_trash_fb83193dd5_email` IS NULL);
-- check: users is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 'users';

-- not in a transaction
-- lock of users, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of users: it fails where a row does not meet the condition
-- data dependent of users: it fails where two rows have one value in email
-- data dependent of users: it fails where email is NULL
-- rewrite of users: the server copies the table
ALTER TABLE `users`
    DROP KEY `by_name`,
    CHANGE COLUMN `_flotilla_trash_fb83193dd5_email` `email` varchar(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NOT NULL DEFAULT '' COMMENT 'where' AFTER `name`,
    ADD COLUMN `code` char(4) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci GENERATED ALWAYS AS (left(`email`,4)) STORED,
    CHANGE COLUMN `_flotilla_trash_11b83aea0f_age` `age` int(11) NULL AFTER `code`,
    ADD CONSTRAINT `CONSTRAINT_1` CHECK (`age` > 0),
    ADD UNIQUE KEY `email` (`email`),
    ADD KEY `by_name` (`name`, `email`),
    ALGORITHM=COPY, LOCK=NONE;
