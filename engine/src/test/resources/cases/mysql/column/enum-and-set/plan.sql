-- check: t.e becomes NOT NULL
--   SELECT NOT EXISTS (SELECT 1 FROM `t` WHERE `e` IS NULL);
-- check: t is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 't';

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of t: it fails where e is NULL
-- data dependent of t: it fails where a value of e does not fit
-- data dependent of t: it fails where a value of s does not fit
-- data dependent of t: it fails where a value of q does not fit
-- rewrite of t: the server copies the table
ALTER TABLE `t`
    MODIFY COLUMN `e` enum('a','b','c') CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NOT NULL DEFAULT 'c',
    MODIFY COLUMN `s` set('y','z') CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NULL,
    MODIFY COLUMN `q` enum('it''s','a,b','(c)','d\\e') CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NULL,
    ALGORITHM=COPY, LOCK=NONE;

-- revert
-- check: t is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 't';

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of t: it fails where a value of e does not fit
-- data dependent of t: it fails where a value of s does not fit
-- data dependent of t: it fails where a value of q does not fit
-- rewrite of t: the server copies the table
ALTER TABLE `t`
    MODIFY COLUMN `e` enum('a','b') CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NULL,
    MODIFY COLUMN `s` set('x','y') CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NULL,
    MODIFY COLUMN `q` enum('it''s','a,b','(c)') CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NULL,
    ALGORITHM=COPY, LOCK=NONE;
