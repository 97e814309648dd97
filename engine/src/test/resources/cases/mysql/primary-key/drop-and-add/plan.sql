-- check: t is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 't';
-- check: u is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 'u';

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- rewrite of t: the server copies the table
ALTER TABLE `t`
    DROP PRIMARY KEY,
    MODIFY COLUMN `a` int(11) NOT NULL,
    ALGORITHM=COPY, LOCK=NONE;

-- not in a transaction
-- lock of u, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of u: it fails where two rows have one key, or none
-- rewrite of u: the server copies the table
-- lock of u, SHARED, throughout: nobody else can write to the table meanwhile
ALTER TABLE `u`
    MODIFY COLUMN `a` int(11) NOT NULL AUTO_INCREMENT,
    ADD PRIMARY KEY (`a`),
    ALGORITHM=COPY, LOCK=SHARED;

-- revert
-- check: t is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 't';
-- check: u is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 'u';

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of t: it fails where two rows have one key, or none
-- rewrite of t: the server copies the table
-- lock of t, SHARED, throughout: nobody else can write to the table meanwhile
ALTER TABLE `t`
    MODIFY COLUMN `a` int(11) NOT NULL AUTO_INCREMENT,
    ADD PRIMARY KEY (`a`),
    ALGORITHM=COPY, LOCK=SHARED;

-- not in a transaction
-- lock of u, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- rewrite of u: the server copies the table
ALTER TABLE `u`
    DROP PRIMARY KEY,
    MODIFY COLUMN `a` int(11) NOT NULL,
    ALGORITHM=COPY, LOCK=NONE;
