
-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `t` CHANGE COLUMN `a_column_with_a_name_that_is_as_long_as_the_servers_let_it_be_ok` `_flotilla_trash_7cecae59e9_a_column_with_a_name_that_is_as_long_` int(11) NULL INVISIBLE, ALGORITHM=INSTANT;

-- revert

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `t` CHANGE COLUMN `_flotilla_trash_7cecae59e9_a_column_with_a_name_that_is_as_long_` `a_column_with_a_name_that_is_as_long_as_the_servers_let_it_be_ok` int(11) NULL AFTER `id`, ALGORITHM=INSTANT;
