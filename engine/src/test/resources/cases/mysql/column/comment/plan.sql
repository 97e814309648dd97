
-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `t` MODIFY COLUMN `a` int(11) NULL COMMENT 'it''s \\ two
lines',
    ALGORITHM=INSTANT;

-- revert

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `t` MODIFY COLUMN `a` int(11) NULL COMMENT 'one', ALGORITHM=INSTANT;
