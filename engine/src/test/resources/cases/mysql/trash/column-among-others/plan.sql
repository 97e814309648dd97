-- check: t is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 't';

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- rewrite of t: the server copies the table
ALTER TABLE `t`
    DROP COLUMN `g`,
    CHANGE COLUMN `c` `_flotilla_trash_042a3f39c9_c` int(11) NULL INVISIBLE,
    ADD COLUMN `e` int(11) NULL AFTER `a`,
    MODIFY COLUMN `d` int(11) NULL AFTER `e`,
    ALGORITHM=COPY, LOCK=NONE;

-- revert
-- check: t.c becomes NOT NULL
--   SELECT NOT EXISTS (SELECT 1 FROM `t` WHERE `_flotilla_trash_042a3f39c9_c` IS NULL);
-- check: t is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 't';

-- not in a transaction
-- loses data
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data loss of t: the values of e go
-- data dependent of t: it fails where c is NULL
-- rewrite of t: the server copies the table
ALTER TABLE `t`
    DROP COLUMN `e`,
    ADD COLUMN `g` int(11) GENERATED ALWAYS AS (`a` + 1) VIRTUAL AFTER `a`,
    MODIFY COLUMN `b` int(11) NULL AFTER `g`,
    CHANGE COLUMN `_flotilla_trash_042a3f39c9_c` `c` int(11) NOT NULL AFTER `b`,
    ALGORITHM=COPY, LOCK=NONE;
