
-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `t` ADD COLUMN `note` text CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NULL, ALGORITHM=INSTANT;

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `t`
ADD PARTITION (PARTITION `p3` VALUES LESS THAN ('2022-01-01') ENGINE = InnoDB,
 PARTITION `p4` VALUES LESS THAN (MAXVALUE) ENGINE = InnoDB);

-- revert

-- not in a transaction
-- loses data
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data loss of t: the values of note go
ALTER TABLE `t` DROP COLUMN `note`, ALGORITHM=INSTANT;

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- rewrite of t: the table is partitioned anew
ALTER TABLE `t`
PARTITION BY RANGE  COLUMNS(`made`)
(PARTITION `p1` VALUES LESS THAN ('2020-01-01') ENGINE = InnoDB,
 PARTITION `p2` VALUES LESS THAN ('2021-01-01') ENGINE = InnoDB);
