
-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `t` RENAME INDEX `one_b` TO `b_once`, ALGORITHM=INSTANT;

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `t` RENAME INDEX `by_a` TO `t_a`, ALGORITHM=INSTANT;

-- revert

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `t` RENAME INDEX `t_a` TO `by_a`, ALGORITHM=INSTANT;

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `t` RENAME INDEX `b_once` TO `one_b`, ALGORITHM=INSTANT;
