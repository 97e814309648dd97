
-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `t`
    MODIFY COLUMN `d` int(11) NULL FIRST,
    MODIFY COLUMN `c` text CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NULL AFTER `a`,
    ALGORITHM=INSTANT;

-- revert

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `t`
    MODIFY COLUMN `b` int(11) NULL AFTER `a`,
    MODIFY COLUMN `d` int(11) NULL AFTER `c`,
    ALGORITHM=INSTANT;
