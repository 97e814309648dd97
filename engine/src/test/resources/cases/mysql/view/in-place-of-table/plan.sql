
-- not in a transaction
-- loses data
-- lock of x, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data loss of x: the table goes with its rows
DROP TABLE `x`;

-- not in a transaction
CREATE VIEW `x` AS select `y`.`id` AS `id` from `y`;

-- revert

-- not in a transaction
DROP VIEW `x`;

-- not in a transaction
CREATE TABLE `x` (
    `id` int(11) NULL
) ENGINE=InnoDB DEFAULT CHARACTER SET=utf8mb4 COLLATE=utf8mb4_general_ci;
