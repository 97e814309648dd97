-- check: t (b, c) becomes the primary key
--   SELECT NOT EXISTS (SELECT 1 FROM `t` WHERE `b` IS NOT NULL AND left(`c`, 5) IS NOT NULL GROUP BY `b`, left(`c`, 5) HAVING count(*) > 1);
-- check: t.c becomes NOT NULL
--   SELECT NOT EXISTS (SELECT 1 FROM `t` WHERE `c` IS NULL);

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of t: it fails where two rows have one key, or none
-- data dependent of t: it fails where c is NULL
-- rewrite of t: the table is built anew in place
ALTER TABLE `t`
    DROP PRIMARY KEY,
    MODIFY COLUMN `c` varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NOT NULL,
    ADD PRIMARY KEY (`b`, `c`(5)),
    ALGORITHM=INPLACE, LOCK=NONE;

-- revert

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of t: it fails where two rows have one key, or none
-- rewrite of t: the table is built anew in place
ALTER TABLE `t`
    DROP PRIMARY KEY,
    MODIFY COLUMN `c` varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NULL,
    ADD PRIMARY KEY (`a`),
    ALGORITHM=INPLACE, LOCK=NONE;
