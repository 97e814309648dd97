-- check: t is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 't';

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- rewrite of t: the server copies the table
ALTER TABLE `t`
    ADD COLUMN `b` int(11) NULL,
    ADD SYSTEM VERSIONING,
    ALGORITHM=COPY, LOCK=NONE;

-- revert

-- not in a transaction
-- loses data
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data loss of t: the history of the rows goes
-- data loss of t: the values of b go
-- rewrite of t: the table is built anew in place
-- lock of t, SHARED, throughout: nobody else can write to the table meanwhile
ALTER TABLE `t`
    DROP SYSTEM VERSIONING,
    DROP COLUMN `b`,
    ALGORITHM=INPLACE, LOCK=SHARED;
