-- check: t is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 't';

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- rewrite of t: the server copies the table
ALTER TABLE `t`
    DROP KEY `by_b`,
    CHANGE COLUMN `b` `_flotilla_trash_000956d32c_b` int(11) NULL INVISIBLE,
    ADD COLUMN `b` int(11) GENERATED ALWAYS AS (`a` + 1) VIRTUAL,
    ADD KEY `by_b` (`b`),
    ALGORITHM=COPY, LOCK=NONE;

-- revert
-- check: t is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 't';

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- rewrite of t: the server copies the table
ALTER TABLE `t`
    DROP KEY `by_b`,
    DROP COLUMN `b`,
    CHANGE COLUMN `_flotilla_trash_000956d32c_b` `b` int(11) NULL AFTER `a`,
    ADD KEY `by_b` (`b`),
    ALGORITHM=COPY, LOCK=NONE;
