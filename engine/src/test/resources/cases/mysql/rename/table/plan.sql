-- check: customers.age becomes NOT NULL
--   SELECT NOT EXISTS (SELECT 1 FROM `users` WHERE `age` IS NULL);
-- finding: table users is renamed to customers: an application that knows the old name fails, and what was granted on it does not follow

-- not in a transaction
DROP TRIGGER `orders_known`;

-- not in a transaction
DROP VIEW `grown_mails`;

-- not in a transaction
DROP VIEW `grown`;

-- not in a transaction
-- lock of users, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
RENAME TABLE `users` TO `customers`;

-- not in a transaction
-- lock of customers, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `customers` RENAME INDEX `users_age_idx` TO `customers_age_idx`, ALGORITHM=INSTANT;

-- not in a transaction
CREATE VIEW `grown` AS select `customers`.`id` AS `id`,`customers`.`email` AS `email` from `customers` where `customers`.`age` > 17;

-- not in a transaction
CREATE VIEW `grown_mails` AS select `grown`.`email` AS `email` from `grown`;

-- not in a transaction
CREATE TRIGGER `orders_known` BEFORE INSERT ON `orders` FOR EACH ROW SET NEW.user_id = (SELECT min(id) FROM customers);

-- not in a transaction
DROP FUNCTION `users_count`;

-- not in a transaction
CREATE FUNCTION `users_count`() RETURNS int(11)
    READS SQL DATA
RETURN (SELECT count(*) FROM customers);

-- not in a transaction
-- lock of customers, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of customers: it fails where age is NULL
-- rewrite of customers: the table is built anew in place
ALTER TABLE `customers` MODIFY COLUMN `age` int(11) NOT NULL CHECK (`age` > 0), ALGORITHM=INPLACE, LOCK=NONE;

-- revert

-- not in a transaction
DROP FUNCTION `users_count`;

-- not in a transaction
CREATE FUNCTION `users_count`() RETURNS int(11)
    READS SQL DATA
RETURN (SELECT count(*) FROM users);

-- not in a transaction
-- lock of customers, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- rewrite of customers: the table is built anew in place
ALTER TABLE `customers` MODIFY COLUMN `age` int(11) NULL CHECK (`age` > 0), ALGORITHM=INPLACE, LOCK=NONE;

-- not in a transaction
DROP TRIGGER `orders_known`;

-- not in a transaction
DROP VIEW `grown_mails`;

-- not in a transaction
DROP VIEW `grown`;

-- not in a transaction
-- lock of customers, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `customers` RENAME INDEX `customers_age_idx` TO `users_age_idx`, ALGORITHM=INSTANT;

-- not in a transaction
-- lock of customers, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
RENAME TABLE `customers` TO `users`;

-- not in a transaction
CREATE VIEW `grown` AS select `users`.`id` AS `id`,`users`.`email` AS `email` from `users` where `users`.`age` > 17;

-- not in a transaction
CREATE VIEW `grown_mails` AS select `grown`.`email` AS `email` from `grown`;

-- not in a transaction
CREATE TRIGGER `orders_known` BEFORE INSERT ON `orders` FOR EACH ROW SET NEW.user_id = (SELECT min(id) FROM users);
