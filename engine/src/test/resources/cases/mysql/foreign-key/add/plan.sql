-- check: notes is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 'notes';

-- not in a transaction
-- lock of notes, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `notes` ADD KEY `of_user` (`user_id`), ALGORITHM=NOCOPY, LOCK=NONE;

-- not in a transaction
-- data dependent of notes: it fails where a row references none
-- rewrite of notes: the server copies the table
ALTER TABLE `notes`
    ADD CONSTRAINT `of_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE SET NULL ON UPDATE CASCADE,
    ALGORITHM=COPY, LOCK=NONE;

-- revert

-- not in a transaction
-- lock of notes, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `notes` DROP FOREIGN KEY `of_user`, ALGORITHM=INSTANT;

-- not in a transaction
-- lock of notes, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `notes` DROP KEY `of_user`, ALGORITHM=NOCOPY, LOCK=NONE;
