-- check: t.id becomes NOT NULL
--   SELECT NOT EXISTS (SELECT 1 FROM `t` WHERE `id` IS NULL);
-- check: t is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 't';

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of t: it fails where two rows have one value in one
-- data dependent of t: it fails where id is NULL
-- rewrite of t: the server copies the table
ALTER TABLE `t`
    MODIFY COLUMN `id` int(11) NOT NULL,
    ADD UNIQUE KEY `one` (`id`, `valid` WITHOUT OVERLAPS),
    ADD PERIOD FOR `valid` (`f`, `u`),
    ALGORITHM=COPY, LOCK=NONE;

-- revert
-- check: t is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 't';

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- rewrite of t: the server copies the table
ALTER TABLE `t`
    DROP KEY `one`,
    DROP PERIOD FOR `valid`,
    MODIFY COLUMN `id` int(11) NULL,
    ALGORITHM=COPY, LOCK=NONE;
