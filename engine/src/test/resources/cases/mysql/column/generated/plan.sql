-- check: t is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 't';

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- rewrite of t: the server copies the table
ALTER TABLE `t`
    DROP KEY `by_sg`,
    DROP KEY `by_v`,
    DROP COLUMN `v`,
    DROP COLUMN `s`,
    DROP COLUMN `g`,
    ADD COLUMN `v` int(11) GENERATED ALWAYS AS (`a` + 2) VIRTUAL,
    ADD COLUMN `s` int(11) GENERATED ALWAYS AS (`a` * 2) VIRTUAL,
    ADD COLUMN `g` int(11) NULL,
    ADD COLUMN `n` varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci GENERATED ALWAYS AS (concat(`a`,'x')) STORED,
    ADD KEY `by_sg` (`s`, `g`),
    ADD KEY `by_v` (`v`),
    ALGORITHM=COPY, LOCK=NONE;

-- revert
-- check: t is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 't';

-- not in a transaction
-- loses data
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data loss of t: the values of g go
-- rewrite of t: the server copies the table
ALTER TABLE `t`
    DROP KEY `by_sg`,
    DROP KEY `by_v`,
    DROP COLUMN `v`,
    DROP COLUMN `s`,
    DROP COLUMN `g`,
    DROP COLUMN `n`,
    ADD COLUMN `v` int(11) GENERATED ALWAYS AS (`a` + 1) VIRTUAL,
    ADD COLUMN `s` int(11) GENERATED ALWAYS AS (`a` * 2) STORED,
    ADD COLUMN `g` int(11) GENERATED ALWAYS AS (`a`) VIRTUAL,
    ADD KEY `by_sg` (`s`, `g`),
    ADD KEY `by_v` (`v`),
    ALGORITHM=COPY, LOCK=NONE;
