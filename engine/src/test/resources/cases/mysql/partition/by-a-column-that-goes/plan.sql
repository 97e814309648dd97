-- check: t is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 't';

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- rewrite of t: the table is partitioned anew
ALTER TABLE `t` REMOVE PARTITIONING;

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `t` CHANGE COLUMN `region` `_flotilla_trash_ffbe42bd81_region` int(11) NULL INVISIBLE, ALGORITHM=INSTANT;

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- rewrite of t: the table is partitioned anew
ALTER TABLE `t`
PARTITION BY HASH (`id`)
PARTITIONS 2;

-- revert

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `t` CHANGE COLUMN `_flotilla_trash_ffbe42bd81_region` `region` int(11) NULL AFTER `id`, ALGORITHM=INSTANT;

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- rewrite of t: the table is partitioned anew
ALTER TABLE `t`
PARTITION BY LIST (`region`)
(PARTITION `near` VALUES IN (1) ENGINE = InnoDB,
 PARTITION `far` VALUES IN (2) ENGINE = InnoDB);
