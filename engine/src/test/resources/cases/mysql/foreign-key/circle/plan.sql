-- check: a is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 'a';
-- check: b is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 'b';

-- not in a transaction
CREATE TABLE `a` (
    `id` int(11) NOT NULL,
    `b_id` int(11) NULL,
    PRIMARY KEY (`id`),
    KEY `to_b` (`b_id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- not in a transaction
CREATE TABLE `b` (
    `id` int(11) NOT NULL,
    `a_id` int(11) NULL,
    PRIMARY KEY (`id`),
    KEY `to_a` (`a_id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- not in a transaction
-- data dependent of a: it fails where a row references none
-- rewrite of a: the server copies the table
ALTER TABLE `a`
    ADD CONSTRAINT `to_b` FOREIGN KEY (`b_id`) REFERENCES `b` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT,
    ALGORITHM=COPY, LOCK=NONE;

-- not in a transaction
-- data dependent of b: it fails where a row references none
-- rewrite of b: the server copies the table
ALTER TABLE `b`
    ADD CONSTRAINT `to_a` FOREIGN KEY (`a_id`) REFERENCES `a` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT,
    ALGORITHM=COPY, LOCK=NONE;

-- revert

-- not in a transaction
-- lock of a, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `a` DROP FOREIGN KEY `to_b`, ALGORITHM=INSTANT;

-- not in a transaction
-- lock of b, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `b` DROP FOREIGN KEY `to_a`, ALGORITHM=INSTANT;

-- not in a transaction
-- loses data
-- lock of a, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data loss of a: the table goes with its rows
DROP TABLE `a`;

-- not in a transaction
-- loses data
-- lock of b, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data loss of b: the table goes with its rows
DROP TABLE `b`;
