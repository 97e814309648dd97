-- check: customers.email becomes NOT NULL
--   SELECT NOT EXISTS (SELECT 1 FROM `users` WHERE `mail` IS NULL);
-- finding: table users is renamed to customers: an application that knows the old name fails, and what was granted on it does not follow
-- finding: column mail of customers is renamed to email: an application that knows the old name fails

-- not in a transaction
-- lock of users, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
RENAME TABLE `users` TO `customers`;

-- not in a transaction
-- lock of customers, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `customers` RENAME COLUMN `mail` TO `email`, ALGORITHM=INSTANT;

-- not in a transaction
-- lock of customers, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of customers: it fails where email is NULL
-- data dependent of customers: it fails where a value of email does not fit
-- rewrite of customers: the table is built anew in place
ALTER TABLE `customers`
    CHANGE COLUMN `fax` `_flotilla_trash_fe7b6d4ab6_fax` varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NULL INVISIBLE,
    MODIFY COLUMN `email` varchar(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NOT NULL,
    ALGORITHM=INPLACE, LOCK=NONE;

-- revert
-- check: customers is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 'customers';

-- not in a transaction
-- lock of customers, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of customers: it fails where a value of email does not fit
-- rewrite of customers: the server copies the table
ALTER TABLE `customers`
    MODIFY COLUMN `email` varchar(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NULL,
    CHANGE COLUMN `_flotilla_trash_fe7b6d4ab6_fax` `fax` varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NULL AFTER `email`,
    ALGORITHM=COPY, LOCK=NONE;

-- not in a transaction
-- lock of customers, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `customers` RENAME COLUMN `email` TO `mail`, ALGORITHM=INSTANT;

-- not in a transaction
-- lock of customers, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
RENAME TABLE `customers` TO `users`;
