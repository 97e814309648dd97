-- check: t is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 't';

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of t: it fails where a value of a does not fit
-- data dependent of t: it fails where a value of b does not fit
-- data dependent of t: it fails where a value of c does not fit
-- rewrite of t: the server copies the table
ALTER TABLE `t`
    MODIFY COLUMN `a` varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    MODIFY COLUMN `b` text CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NULL,
    MODIFY COLUMN `c` char(3) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NULL,
    ALGORITHM=COPY, LOCK=NONE;

-- revert
-- check: t is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 't';

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of t: it fails where a value of a does not fit
-- data dependent of t: it fails where a value of b does not fit
-- data dependent of t: it fails where a value of c does not fit
-- rewrite of t: the server copies the table
ALTER TABLE `t`
    MODIFY COLUMN `a` varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NULL,
    MODIFY COLUMN `b` text CHARACTER SET latin1 COLLATE latin1_swedish_ci NULL,
    MODIFY COLUMN `c` char(3) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    ALGORITHM=COPY, LOCK=NONE;
