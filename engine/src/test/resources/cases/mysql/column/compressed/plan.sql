-- check: t is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 't';

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of t: it fails where a value of a does not fit
-- rewrite of t: the server copies the table
ALTER TABLE `t`
    MODIFY COLUMN `a` text COMPRESSED CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NULL,
    ADD COLUMN `b` varchar(100) COMPRESSED CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NULL,
    ALGORITHM=COPY, LOCK=NONE;

-- revert
-- check: t is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 't';

-- not in a transaction
-- loses data
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data loss of t: the values of b go
-- data dependent of t: it fails where a value of a does not fit
-- rewrite of t: the server copies the table
ALTER TABLE `t`
    DROP COLUMN `b`,
    MODIFY COLUMN `a` text CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NULL,
    ALGORITHM=COPY, LOCK=NONE;
