-- check: t is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 't';
-- check: t (id, made, region) becomes the primary key
--   SELECT NOT EXISTS (SELECT 1 FROM `t` WHERE `id` IS NOT NULL AND `made` IS NOT NULL GROUP BY `id`, `made` HAVING count(*) > 1);

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- rewrite of t: the table is partitioned anew
ALTER TABLE `t` REMOVE PARTITIONING;

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of t: it fails where two rows have one key, or none
-- rewrite of t: the table is built anew in place
ALTER TABLE `t`
    DROP PRIMARY KEY,
    ADD COLUMN `region` int(11) NOT NULL AFTER `id`,
    ADD PRIMARY KEY (`id`, `made`, `region`),
    ALGORITHM=INPLACE, LOCK=NONE;

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- rewrite of t: the table is partitioned anew
ALTER TABLE `t`
PARTITION BY LIST (`region`)
(PARTITION `near` VALUES IN (1,2) ENGINE = InnoDB,
 PARTITION `far` VALUES IN (3) ENGINE = InnoDB);

-- revert

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- rewrite of t: the table is partitioned anew
ALTER TABLE `t` REMOVE PARTITIONING;

-- not in a transaction
-- loses data
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of t: it fails where two rows have one key, or none
-- data loss of t: the values of region go
-- rewrite of t: the table is built anew in place
ALTER TABLE `t`
    DROP PRIMARY KEY,
    DROP COLUMN `region`,
    ADD PRIMARY KEY (`id`, `made`),
    ALGORITHM=INPLACE, LOCK=NONE;

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- rewrite of t: the table is partitioned anew
ALTER TABLE `t`
PARTITION BY KEY (`id`)
PARTITIONS 3;
