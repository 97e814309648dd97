-- check: t.a becomes NOT NULL
--   SELECT NOT EXISTS (SELECT 1 FROM `t` WHERE `a` IS NULL);
-- check: t is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 't';

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of t: it fails where two rows have one key, or none
-- data dependent of t: it fails where a is NULL
-- rewrite of t: the server copies the table
ALTER TABLE `t`
    DROP PRIMARY KEY,
    MODIFY COLUMN `a` int(11) NOT NULL AUTO_INCREMENT,
    ADD PRIMARY KEY (`a`),
    ADD KEY `by_id` (`id`),
    ALGORITHM=COPY, LOCK=NONE;

-- revert

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of t: it fails where two rows have one key, or none
-- rewrite of t: the table is built anew in place
ALTER TABLE `t`
    DROP PRIMARY KEY,
    DROP KEY `by_id`,
    MODIFY COLUMN `a` int(11) NULL,
    ADD PRIMARY KEY (`id`),
    ALGORITHM=INPLACE, LOCK=NONE;
