-- finding: column mail of users is renamed to email: an application that knows the old name fails

-- not in a transaction
DROP TRIGGER `kept`;

-- not in a transaction
DROP VIEW `all_mails`;

-- not in a transaction
DROP VIEW `gone`;

-- not in a transaction
DROP VIEW `mails`;

-- not in a transaction
-- lock of users, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `users` RENAME COLUMN `mail` TO `email`, ALGORITHM=INSTANT;

-- not in a transaction
CREATE TABLE `history` (
    `id` int(11) NULL,
    `email` varchar(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NULL
) ENGINE=InnoDB DEFAULT CHARACTER SET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- not in a transaction
-- lock of users, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `users` ADD COLUMN `phone` varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NULL, ALGORITHM=INSTANT;

-- not in a transaction
CREATE VIEW `mails` AS select `users`.`id` AS `id`,`users`.`email` AS `email`,`users`.`phone` AS `phone` from `users`;

-- not in a transaction
CREATE VIEW `all_mails` AS select `mails`.`email` AS `email` from `mails`;

-- not in a transaction
CREATE TRIGGER `kept` AFTER UPDATE ON `users` FOR EACH ROW INSERT INTO history VALUES (OLD.id, OLD.email);

-- revert

-- not in a transaction
DROP TRIGGER `kept`;

-- not in a transaction
DROP VIEW `all_mails`;

-- not in a transaction
DROP VIEW `mails`;

-- not in a transaction
-- loses data
-- lock of history, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data loss of history: the table goes with its rows
DROP TABLE `history`;

-- not in a transaction
-- loses data
-- lock of users, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data loss of users: the values of phone go
ALTER TABLE `users` DROP COLUMN `phone`, ALGORITHM=INSTANT;

-- not in a transaction
-- lock of users, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `users` RENAME COLUMN `email` TO `mail`, ALGORITHM=INSTANT;

-- not in a transaction
CREATE VIEW `gone` AS select `users`.`mail` AS `mail` from `users`;

-- not in a transaction
CREATE VIEW `mails` AS select `users`.`id` AS `id`,`users`.`mail` AS `mail` from `users`;

-- not in a transaction
CREATE VIEW `all_mails` AS select `mails`.`mail` AS `mail` from `mails`;

-- not in a transaction
CREATE TRIGGER `kept` AFTER UPDATE ON `users` FOR EACH ROW SET @before = OLD.mail;
