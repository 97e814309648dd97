-- check: t is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 't';

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- rewrite of t: the table is partitioned anew
ALTER TABLE `t` REMOVE PARTITIONING;

-- revert

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- rewrite of t: the table is partitioned anew
ALTER TABLE `t`
PARTITION BY HASH (`id`)
PARTITIONS 4;
