-- check: t is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 't';

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of t: it fails where two rows have one key, or none
-- rewrite of t: the server copies the table
ALTER TABLE `t`
    DROP PRIMARY KEY,
    ADD COLUMN `since` timestamp(6) GENERATED ALWAYS AS ROW START,
    ADD COLUMN `till` timestamp(6) GENERATED ALWAYS AS ROW END,
    ADD PRIMARY KEY (`id`, `till`),
    ADD PERIOD FOR SYSTEM_TIME (`since`, `till`),
    ADD SYSTEM VERSIONING,
    ALGORITHM=COPY, LOCK=NONE;

-- revert

-- not in a transaction
-- loses data
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of t: it fails where two rows have one key, or none
-- data loss of t: the history of the rows goes
-- rewrite of t: the table is built anew in place
-- lock of t, SHARED, throughout: nobody else can write to the table meanwhile
ALTER TABLE `t`
    DROP PRIMARY KEY,
    DROP SYSTEM VERSIONING,
    DROP PERIOD FOR SYSTEM_TIME,
    DROP COLUMN `since`,
    DROP COLUMN `till`,
    ADD PRIMARY KEY (`id`),
    ALGORITHM=INPLACE, LOCK=SHARED;
