
-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `t`
    MODIFY COLUMN `a` int(11) WITHOUT SYSTEM VERSIONING NULL,
    ADD COLUMN `c` int(11) WITHOUT SYSTEM VERSIONING NULL,
    ALGORITHM=INSTANT;

-- revert

-- not in a transaction
-- loses data
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data loss of t: the values of c go
ALTER TABLE `t`
    DROP COLUMN `c`,
    MODIFY COLUMN `a` int(11) NULL,
    ALGORITHM=INSTANT;
