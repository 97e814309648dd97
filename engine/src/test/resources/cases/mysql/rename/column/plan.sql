-- check: users.email becomes NOT NULL
--   SELECT NOT EXISTS (SELECT 1 FROM `users` WHERE `mail` IS NULL);
-- check: users is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 'users';
-- finding: column mail of users is renamed to email: an application that knows the old name fails
-- finding: column Old Name of users is renamed to New Name: an application that knows the old name fails
-- finding: column user_id of notes is renamed to author: an application that knows the old name fails

-- not in a transaction
DROP TRIGGER `second`;

-- not in a transaction
DROP TRIGGER `first`;

-- not in a transaction
DROP VIEW `mails`;

-- not in a transaction
-- lock of users, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `users` RENAME COLUMN `mail` TO `email`, ALGORITHM=INSTANT;

-- not in a transaction
-- lock of users, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `users` RENAME COLUMN `Old Name` TO `New Name`, ALGORITHM=INSTANT;

-- not in a transaction
-- lock of notes, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `notes` RENAME COLUMN `user_id` TO `author`, ALGORITHM=INSTANT;

-- not in a transaction
-- lock of notes, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `notes` RENAME INDEX `user_id` TO `author`, ALGORITHM=INSTANT;

-- not in a transaction
-- lock of users, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `users` RENAME INDEX `mail` TO `email`, ALGORITHM=INSTANT;

-- not in a transaction
CREATE VIEW `mails` AS select `users`.`email` AS `email` from `users`;

-- not in a transaction
CREATE TRIGGER `first` BEFORE UPDATE ON `users` FOR EACH ROW SET NEW.email = trim(NEW.email);

-- not in a transaction
CREATE TRIGGER `second` BEFORE UPDATE ON `users` FOR EACH ROW FOLLOWS `first` SET NEW.id = OLD.id;

-- not in a transaction
DROP PROCEDURE `forget`;

-- not in a transaction
CREATE PROCEDURE `forget`()
DELETE FROM users WHERE email IS NULL;

-- not in a transaction
-- lock of users, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of users: it fails where email is NULL
-- rewrite of users: the server copies the table
ALTER TABLE `users` MODIFY COLUMN `email` varchar(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NOT NULL, ALGORITHM=COPY, LOCK=NONE;

-- revert

-- not in a transaction
DROP PROCEDURE `forget`;

-- not in a transaction
CREATE PROCEDURE `forget`()
DELETE FROM users WHERE mail IS NULL;

-- not in a transaction
-- lock of users, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- rewrite of users: the table is built anew in place
ALTER TABLE `users` MODIFY COLUMN `email` varchar(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NULL, ALGORITHM=INPLACE, LOCK=NONE;

-- not in a transaction
DROP TRIGGER `second`;

-- not in a transaction
DROP TRIGGER `first`;

-- not in a transaction
DROP VIEW `mails`;

-- not in a transaction
-- lock of users, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `users` RENAME INDEX `email` TO `mail`, ALGORITHM=INSTANT;

-- not in a transaction
-- lock of notes, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `notes` RENAME INDEX `author` TO `user_id`, ALGORITHM=INSTANT;

-- not in a transaction
-- lock of notes, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `notes` RENAME COLUMN `author` TO `user_id`, ALGORITHM=INSTANT;

-- not in a transaction
-- lock of users, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `users` RENAME COLUMN `New Name` TO `Old Name`, ALGORITHM=INSTANT;

-- not in a transaction
-- lock of users, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `users` RENAME COLUMN `email` TO `mail`, ALGORITHM=INSTANT;

-- not in a transaction
CREATE VIEW `mails` AS select `users`.`mail` AS `mail` from `users`;

-- not in a transaction
CREATE TRIGGER `first` BEFORE UPDATE ON `users` FOR EACH ROW SET NEW.mail = trim(NEW.mail);

-- not in a transaction
CREATE TRIGGER `second` BEFORE UPDATE ON `users` FOR EACH ROW FOLLOWS `first` SET NEW.id = OLD.id;
