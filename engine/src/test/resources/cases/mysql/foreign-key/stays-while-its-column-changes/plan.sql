-- check: notes is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 'notes';
-- check: users is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 'users';

-- not in a transaction
-- lock of notes, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `notes` DROP FOREIGN KEY `of_user`, ALGORITHM=INSTANT;

-- not in a transaction
-- lock of notes, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of notes: it fails where a value of user_id does not fit
-- rewrite of notes: the server copies the table
ALTER TABLE `notes` MODIFY COLUMN `user_id` int(10) unsigned NULL, ALGORITHM=COPY, LOCK=NONE;

-- not in a transaction
-- lock of users, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of users: it fails where a value of id does not fit
-- rewrite of users: the server copies the table
ALTER TABLE `users` MODIFY COLUMN `id` int(10) unsigned NOT NULL AUTO_INCREMENT, ALGORITHM=COPY, LOCK=NONE;

-- not in a transaction
-- data dependent of notes: it fails where a row references none
-- rewrite of notes: the server copies the table
ALTER TABLE `notes`
    ADD CONSTRAINT `of_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT,
    ALGORITHM=COPY, LOCK=NONE;

-- revert
-- check: notes is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 'notes';
-- check: users is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 'users';

-- not in a transaction
-- lock of notes, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `notes` DROP FOREIGN KEY `of_user`, ALGORITHM=INSTANT;

-- not in a transaction
-- lock of notes, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of notes: it fails where a value of user_id does not fit
-- rewrite of notes: the server copies the table
ALTER TABLE `notes` MODIFY COLUMN `user_id` bigint(20) unsigned NULL, ALGORITHM=COPY, LOCK=NONE;

-- not in a transaction
-- lock of users, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of users: it fails where a value of id does not fit
-- rewrite of users: the server copies the table
ALTER TABLE `users` MODIFY COLUMN `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT, ALGORITHM=COPY, LOCK=NONE;

-- not in a transaction
-- data dependent of notes: it fails where a row references none
-- rewrite of notes: the server copies the table
ALTER TABLE `notes`
    ADD CONSTRAINT `of_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT,
    ALGORITHM=COPY, LOCK=NONE;
