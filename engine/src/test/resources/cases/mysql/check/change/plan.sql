-- check: t is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 't';

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of t: it fails where a row does not meet the condition
-- rewrite of t: the server copies the table
ALTER TABLE `t`
    DROP CONSTRAINT `gone`,
    DROP CONSTRAINT `less`,
    MODIFY COLUMN `a` int(11) NULL CHECK (`a` > 1),
    ADD COLUMN `s` varchar(9) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NULL,
    ADD CONSTRAINT `come` CHECK (`s` in ('a','b') or `s` is null),
    ADD CONSTRAINT `less` CHECK (`a` <= `b`),
    ALGORITHM=COPY, LOCK=NONE;

-- revert
-- check: t is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 't';

-- not in a transaction
-- loses data
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of t: it fails where a row does not meet the condition
-- data loss of t: the values of s go
-- rewrite of t: the server copies the table
ALTER TABLE `t`
    DROP CONSTRAINT `come`,
    DROP CONSTRAINT `less`,
    DROP COLUMN `s`,
    MODIFY COLUMN `a` int(11) NULL CHECK (`a` > 0),
    ADD CONSTRAINT `gone` CHECK (`b` <> 5),
    ADD CONSTRAINT `less` CHECK (`a` < `b`),
    ALGORITHM=COPY, LOCK=NONE;
