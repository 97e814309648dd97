-- check: t is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 't';

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- rewrite of t: the table is partitioned anew
ALTER TABLE `t`
PARTITION BY RANGE  COLUMNS(`made`)
(PARTITION `p2` VALUES LESS THAN ('2021-01-01') ENGINE = InnoDB,
 PARTITION `p3` VALUES LESS THAN ('2022-01-01') ENGINE = InnoDB);

-- revert

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- rewrite of t: the table is partitioned anew
ALTER TABLE `t`
PARTITION BY RANGE  COLUMNS(`made`)
(PARTITION `p1` VALUES LESS THAN ('2020-01-01') ENGINE = InnoDB,
 PARTITION `p2` VALUES LESS THAN ('2021-01-01') ENGINE = InnoDB);
