-- check: t gets the unique key one_a
--   SELECT NOT EXISTS (SELECT 1 FROM `t` WHERE `a` IS NOT NULL GROUP BY `a` HAVING count(*) > 1);

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of t: it fails where two rows have one value in one_a
-- rewrite of t: the table is built anew in place
-- lock of t, SHARED, throughout: nobody else can write to the table meanwhile
ALTER TABLE `t`
    ADD KEY `down` (`c` DESC, `d`),
    ADD KEY `hashed` (`d`) USING HASH COMMENT 'it''s',
    ADD UNIQUE KEY `one_a` (`a`),
    ADD KEY `part` (`b`(20), `a`(5)),
    ADD SPATIAL KEY `place` (`g`),
    ADD FULLTEXT KEY `words` (`b`),
    ALGORITHM=INPLACE, LOCK=SHARED;

-- revert

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `t`
    DROP KEY `down`,
    DROP KEY `hashed`,
    DROP KEY `one_a`,
    DROP KEY `part`,
    DROP KEY `place`,
    DROP KEY `words`,
    ALGORITHM=NOCOPY, LOCK=NONE;
