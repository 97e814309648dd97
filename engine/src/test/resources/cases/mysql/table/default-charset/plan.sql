
-- not in a transaction
-- lock of users, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `users` DEFAULT CHARACTER SET=latin1 COLLATE=latin1_swedish_ci, ALGORITHM=INSTANT;

-- revert

-- not in a transaction
-- lock of users, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
ALTER TABLE `users` DEFAULT CHARACTER SET=utf8mb4 COLLATE=utf8mb4_general_ci, ALGORITHM=INSTANT;
