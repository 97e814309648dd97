-- finding: table calls is renamed to talks: an application that knows the old name fails, and what was granted on it does not follow
-- finding: column at of talks is renamed to began: an application that knows the old name fails

-- not in a transaction
-- lock of calls, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
RENAME TABLE `calls` TO `talks`;

-- not in a transaction
-- lock of talks, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `talks` RENAME COLUMN `at` TO `began`, ALGORITHM=INSTANT;

-- revert

-- not in a transaction
-- lock of talks, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `talks` RENAME COLUMN `began` TO `at`, ALGORITHM=INSTANT;

-- not in a transaction
-- lock of talks, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
RENAME TABLE `talks` TO `calls`;
