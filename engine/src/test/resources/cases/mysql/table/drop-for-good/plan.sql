
-- not in a transaction
-- loses data
-- lock of old, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data loss of old: the table goes with its rows
DROP TABLE `old`;

-- revert

-- not in a transaction
CREATE TABLE `old` (
    `id` int(11) NOT NULL,
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET=utf8mb4 COLLATE=utf8mb4_general_ci;
