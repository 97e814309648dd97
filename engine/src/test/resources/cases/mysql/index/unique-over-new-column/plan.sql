-- check: t gets the unique key ac
--   SELECT NOT EXISTS (SELECT 1 FROM `t` WHERE `a` IS NOT NULL GROUP BY `a` HAVING count(*) > 1);
-- check: t gets the unique key only_c
--   SELECT NOT EXISTS (SELECT 1 FROM `t` HAVING count(*) > 1);
-- check: t gets the unique key prefixed
--   SELECT NOT EXISTS (SELECT 1 FROM `t` WHERE `b` IS NOT NULL GROUP BY `b` HAVING count(*) > 1);

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of t: it fails where two rows have one value in ac
-- data dependent of t: it fails where two rows have one value in only_c
-- data dependent of t: it fails where two rows have one value in prefixed
-- rewrite of t: the table is built anew in place
ALTER TABLE `t`
    ADD COLUMN `c` char(1) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NOT NULL DEFAULT 'x',
    ADD UNIQUE KEY `ac` (`a`, `c`),
    ADD UNIQUE KEY `only_c` (`c`),
    ADD UNIQUE KEY `prefixed` (`b`),
    ALGORITHM=INPLACE, LOCK=NONE;

-- revert

-- not in a transaction
-- loses data
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data loss of t: the values of c go
ALTER TABLE `t`
    DROP KEY `ac`,
    DROP KEY `only_c`,
    DROP KEY `prefixed`,
    DROP COLUMN `c`,
    ALGORITHM=NOCOPY, LOCK=NONE;
