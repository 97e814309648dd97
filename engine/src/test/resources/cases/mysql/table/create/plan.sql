-- check: notes is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 'notes';

-- not in a transaction
CREATE TABLE `notes` (
    `id` int(11) NOT NULL AUTO_INCREMENT,
    `user_id` bigint(20) unsigned NOT NULL,
    `body` mediumtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    `made` timestamp NOT NULL DEFAULT current_timestamp() ON UPDATE current_timestamp(),
    PRIMARY KEY (`id`),
    KEY `by_user` (`user_id`, `made`)
) ENGINE=InnoDB DEFAULT CHARACTER SET=utf8mb4 COLLATE=utf8mb4_general_ci ROW_FORMAT=DYNAMIC COMMENT='what users say';

-- not in a transaction
CREATE TABLE `users` (
    `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
    `name` varchar(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NOT NULL,
    `email` varchar(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NULL,
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- not in a transaction
-- data dependent of notes: it fails where a row references none
-- rewrite of notes: the server copies the table
ALTER TABLE `notes`
    ADD CONSTRAINT `notes_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE CASCADE ON UPDATE RESTRICT,
    ALGORITHM=COPY, LOCK=NONE;

-- revert

-- not in a transaction
-- lock of notes, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `notes` DROP FOREIGN KEY `notes_user`, ALGORITHM=INSTANT;

-- not in a transaction
-- loses data
-- lock of notes, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data loss of notes: the table goes with its rows
DROP TABLE `notes`;

-- not in a transaction
-- loses data
-- lock of users, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data loss of users: the table goes with its rows
DROP TABLE `users`;
