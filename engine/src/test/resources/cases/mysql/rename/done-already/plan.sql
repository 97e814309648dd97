
-- not in a transaction
-- lock of customers, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `customers` ADD COLUMN `phone` text CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NULL, ALGORITHM=INSTANT;

-- revert

-- not in a transaction
-- loses data
-- lock of customers, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data loss of customers: the values of phone go
ALTER TABLE `customers` DROP COLUMN `phone`, ALGORITHM=INSTANT;
