-- check: t is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 't';

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of t: it fails where a value of a does not fit
-- rewrite of t: the server copies the table
ALTER TABLE `t`
    CHANGE COLUMN `b` `_flotilla_trash_bdd23d63b3_b` int(11) NULL INVISIBLE,
    MODIFY COLUMN `a` bigint(20) NULL,
    ADD COLUMN `c` varchar(5) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NULL,
    ALGORITHM=COPY, LOCK=NONE;

-- revert
-- check: t is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 't';

-- not in a transaction
-- loses data
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data loss of t: the values of c go
-- data dependent of t: it fails where a value of a does not fit
-- rewrite of t: the server copies the table
ALTER TABLE `t`
    DROP COLUMN `c`,
    MODIFY COLUMN `a` int(11) NULL,
    CHANGE COLUMN `_flotilla_trash_bdd23d63b3_b` `b` int(11) NULL AFTER `a`,
    ALGORITHM=COPY, LOCK=NONE;
