-- check: t is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 't';

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of t: it fails where a value of id does not fit
-- data dependent of t: it fails where a value of up does not fit
-- rewrite of t: the server copies the table
ALTER TABLE `t`
    MODIFY COLUMN `id` bigint(20) NOT NULL,
    MODIFY COLUMN `up` bigint(20) NULL,
    ADD KEY `above` (`up`),
    ALGORITHM=COPY, LOCK=NONE;

-- not in a transaction
-- data dependent of t: it fails where a row references none
-- rewrite of t: the server copies the table
ALTER TABLE `t`
    ADD CONSTRAINT `above` FOREIGN KEY (`up`) REFERENCES `t` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT,
    ALGORITHM=COPY, LOCK=NONE;

-- revert
-- check: t is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 't';

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `t` DROP FOREIGN KEY `above`, ALGORITHM=INSTANT;

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of t: it fails where a value of id does not fit
-- data dependent of t: it fails where a value of up does not fit
-- rewrite of t: the server copies the table
ALTER TABLE `t`
    DROP KEY `above`,
    MODIFY COLUMN `id` int(11) NOT NULL,
    MODIFY COLUMN `up` int(11) NULL,
    ALGORITHM=COPY, LOCK=NONE;
