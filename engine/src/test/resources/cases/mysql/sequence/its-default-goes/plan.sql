
-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `t` MODIFY COLUMN `n` bigint(20) NULL, ALGORITHM=INSTANT;

-- not in a transaction
RENAME TABLE `s` TO `_flotilla_trash_5b4ed85416_s`;

-- revert

-- not in a transaction
RENAME TABLE `_flotilla_trash_5b4ed85416_s` TO `s`;

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `t` MODIFY COLUMN `n` bigint(20) NULL DEFAULT nextval(`s`), ALGORITHM=INSTANT;
