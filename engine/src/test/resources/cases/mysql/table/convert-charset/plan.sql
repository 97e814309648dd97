-- check: words is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 'words';

-- not in a transaction
-- lock of words, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of words: it fails where a value of word does not fit
-- data dependent of words: it fails where a value of kind does not fit
-- rewrite of words: the server copies the table
ALTER TABLE `words`
    MODIFY COLUMN `word` varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NULL,
    MODIFY COLUMN `kind` enum('a','b') CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NULL,
    DEFAULT CHARACTER SET=utf8mb4 COLLATE=utf8mb4_unicode_ci,
    ALGORITHM=COPY, LOCK=NONE;

-- revert
-- check: words is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 'words';

-- not in a transaction
-- lock of words, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data dependent of words: it fails where a value of word does not fit
-- data dependent of words: it fails where a value of kind does not fit
-- rewrite of words: the server copies the table
ALTER TABLE `words`
    MODIFY COLUMN `word` varchar(20) CHARACTER SET latin1 COLLATE latin1_swedish_ci NULL,
    MODIFY COLUMN `kind` enum('a','b') CHARACTER SET latin1 COLLATE latin1_swedish_ci NULL,
    DEFAULT CHARACTER SET=latin1 COLLATE=latin1_swedish_ci,
    ALGORITHM=COPY, LOCK=NONE;
