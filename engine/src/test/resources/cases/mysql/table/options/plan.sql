-- check: users (id) becomes the primary key
--   SELECT NOT EXISTS (SELECT 1 FROM `users` WHERE `id` IS NOT NULL GROUP BY `id` HAVING count(*) > 1);

-- not in a transaction
-- lock of users, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of users: it fails where two rows have one key, or none
-- rewrite of users: the table is built anew in place
ALTER TABLE `users`
    DROP PRIMARY KEY,
    ADD PRIMARY KEY (`id`),
    ROW_FORMAT=COMPRESSED,
    STATS_PERSISTENT=1,
    KEY_BLOCK_SIZE=8,
    COMMENT='who''s there \\ "all"',
    ALGORITHM=INPLACE, LOCK=NONE;

-- revert

-- not in a transaction
-- lock of users, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of users: it fails where two rows have one key, or none
-- rewrite of users: the table is built anew in place
ALTER TABLE `users`
    DROP PRIMARY KEY,
    ADD PRIMARY KEY (`id`),
    ROW_FORMAT=DEFAULT,
    STATS_PERSISTENT=DEFAULT,
    KEY_BLOCK_SIZE=0,
    COMMENT='',
    ALGORITHM=INPLACE, LOCK=NONE;
