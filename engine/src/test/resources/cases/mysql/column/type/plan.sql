-- check: users is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 'users';

-- not in a transaction
-- lock of users, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of users: it fails where a value of email does not fit
-- data dependent of users: it fails where a value of n does not fit
-- data dependent of users: it fails where a value of price does not fit
-- rewrite of users: the server copies the table
ALTER TABLE `users`
    MODIFY COLUMN `email` text CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NULL,
    MODIFY COLUMN `n` bigint(20) unsigned zerofill NULL,
    MODIFY COLUMN `price` double NULL,
    ALGORITHM=COPY, LOCK=NONE;

-- revert
-- check: users is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 'users';

-- not in a transaction
-- lock of users, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of users: it fails where a value of email does not fit
-- data dependent of users: it fails where a value of n does not fit
-- data dependent of users: it fails where a value of price does not fit
-- rewrite of users: the server copies the table
ALTER TABLE `users`
    MODIFY COLUMN `email` varchar(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NULL,
    MODIFY COLUMN `n` int(11) NULL,
    MODIFY COLUMN `price` decimal(8,2) NULL,
    ALGORITHM=COPY, LOCK=NONE;
