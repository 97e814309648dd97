
-- not in a transaction
DROP TRIGGER `notes_body`;

-- not in a transaction
DROP VIEW `bodies`;

-- not in a transaction
-- lock of answers, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `answers` DROP FOREIGN KEY `answers_note`, ALGORITHM=INSTANT;

-- not in a transaction
-- lock of notes, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `notes` DROP FOREIGN KEY `notes_user`, ALGORITHM=INSTANT;

-- not in a transaction
-- lock of notes, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
RENAME TABLE `notes` TO `_flotilla_trash_a08d1df2d4_notes`;

-- not in a transaction
-- lock of answers, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `answers` DROP KEY `answers_note`, ALGORITHM=NOCOPY, LOCK=NONE;

-- revert
-- check: answers is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 'answers';
-- check: notes is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 'notes';

-- not in a transaction
RENAME TABLE `_flotilla_trash_a08d1df2d4_notes` TO `notes`;

-- not in a transaction
-- lock of answers, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `answers` ADD KEY `answers_note` (`note_id`), ALGORITHM=NOCOPY, LOCK=NONE;

-- not in a transaction
-- data dependent of answers: it fails where a row references none
-- rewrite of answers: the server copies the table
ALTER TABLE `answers`
    ADD CONSTRAINT `answers_note` FOREIGN KEY (`note_id`) REFERENCES `notes` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT,
    ALGORITHM=COPY, LOCK=NONE;

-- not in a transaction
-- data dependent of notes: it fails where a row references none
-- rewrite of notes: the server copies the table
ALTER TABLE `notes`
    ADD CONSTRAINT `notes_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT,
    ALGORITHM=COPY, LOCK=NONE;

-- not in a transaction
CREATE VIEW `bodies` AS select `notes`.`body` AS `body` from `notes`;

-- not in a transaction
CREATE TRIGGER `notes_body` BEFORE INSERT ON `notes` FOR EACH ROW SET NEW.body = trim(NEW.body);
