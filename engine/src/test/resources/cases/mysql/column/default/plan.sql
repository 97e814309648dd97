-- check: t is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 't';

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- rewrite of t: the server copies the table
ALTER TABLE `t`
    MODIFY COLUMN `a` int(11) NULL DEFAULT 2,
    MODIFY COLUMN `b` bit(3) NULL DEFAULT b'101',
    MODIFY COLUMN `c` datetime(3) NULL DEFAULT current_timestamp(3) ON UPDATE current_timestamp(3),
    MODIFY COLUMN `d` varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NULL DEFAULT concat('a',ucase('b')),
    MODIFY COLUMN `e` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL DEFAULT json_object() CHECK (json_valid(`e`)),
    MODIFY COLUMN `f` double NULL DEFAULT (1 / 3),
    ALGORITHM=COPY, LOCK=NONE;

-- revert
-- check: t is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 't';

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- rewrite of t: the server copies the table
ALTER TABLE `t`
    MODIFY COLUMN `a` int(11) NULL DEFAULT 1,
    MODIFY COLUMN `b` bit(3) NULL,
    MODIFY COLUMN `c` datetime(3) NULL,
    MODIFY COLUMN `d` varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NULL,
    MODIFY COLUMN `e` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL CHECK (json_valid(`e`)),
    MODIFY COLUMN `f` double NULL DEFAULT -0.5,
    ALGORITHM=COPY, LOCK=NONE;
