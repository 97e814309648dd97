
-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- lock of t, SHARED, throughout: nobody else can write to the table meanwhile
ALTER TABLE `t`
    DROP KEY `down`,
    DROP KEY `one_a`,
    DROP KEY `part`,
    DROP KEY `said`,
    DROP KEY `words`,
    ADD KEY `down` (`c`),
    ADD KEY `one_a` (`a`),
    ADD KEY `part` (`b`(30)),
    ADD KEY `said` (`c`) COMMENT 'two',
    ALTER INDEX `seen` IGNORED,
    ADD FULLTEXT KEY `words` (`a`, `b`),
    ALGORITHM=NOCOPY, LOCK=SHARED;

-- revert

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of t: it fails where two rows have one value in one_a
-- lock of t, SHARED, throughout: nobody else can write to the table meanwhile
ALTER TABLE `t`
    DROP KEY `down`,
    DROP KEY `one_a`,
    DROP KEY `part`,
    DROP KEY `said`,
    DROP KEY `words`,
    ADD KEY `down` (`c` DESC),
    ADD UNIQUE KEY `one_a` (`a`),
    ADD KEY `part` (`b`(20)),
    ADD KEY `said` (`c`) COMMENT 'one',
    ALTER INDEX `seen` NOT IGNORED,
    ADD FULLTEXT KEY `words` (`a`),
    ALGORITHM=NOCOPY, LOCK=SHARED;
