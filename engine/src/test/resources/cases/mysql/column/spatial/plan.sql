
-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- rewrite of t: the table is built anew in place
-- lock of t, SHARED, throughout: nobody else can write to the table meanwhile
ALTER TABLE `t`
    ADD COLUMN `c` polygon NOT NULL,
    ADD SPATIAL KEY `at_b` (`b`),
    ALGORITHM=INPLACE, LOCK=SHARED;

-- revert

-- not in a transaction
-- loses data
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data loss of t: the values of c go
ALTER TABLE `t`
    DROP KEY `at_b`,
    DROP COLUMN `c`,
    ALGORITHM=NOCOPY, LOCK=NONE;
