-- check: log is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 'log';

-- not in a transaction
-- lock of log, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- rewrite of log: the server copies the table
ALTER TABLE `log` ENGINE=InnoDB, ALGORITHM=COPY, LOCK=NONE;

-- revert
-- check: log is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 'log';

-- not in a transaction
-- lock of log, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- rewrite of log: the server copies the table
ALTER TABLE `log` ENGINE=MyISAM, ALGORITHM=COPY, LOCK=NONE;
