-- check: t is copied, and so has at most 10 GiB: to copy more, change this check
--   SELECT coalesce(max(data_length + index_length), 0) <= 10737418240 FROM information_schema.tables WHERE table_schema = database() AND table_name = 't';

-- not in a transaction
CREATE SEQUENCE `come` START WITH -1 MINVALUE -100 MAXVALUE -1 INCREMENT BY -1 NOCACHE NOCYCLE;

-- not in a transaction
-- data dependent: it fails where s has passed its new bounds
ALTER SEQUENCE `s` START WITH 1 MINVALUE 1 MAXVALUE 1000 INCREMENT BY 2 CACHE 5 CYCLE;

-- not in a transaction
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- rewrite of t: the server copies the table
-- lock of t, SHARED, throughout: nobody else can write to the table meanwhile
ALTER TABLE `t` ADD COLUMN `n` bigint(20) NULL DEFAULT nextval(`come`), ALGORITHM=COPY, LOCK=SHARED;

-- not in a transaction
RENAME TABLE `gone` TO `_flotilla_trash_7737da2f02_gone`;

-- revert

-- not in a transaction
RENAME TABLE `_flotilla_trash_7737da2f02_gone` TO `gone`;

-- not in a transaction
-- data dependent: it fails where s has passed its new bounds
ALTER SEQUENCE `s` START WITH 1 MINVALUE 1 MAXVALUE 9223372036854775806 INCREMENT BY 1 CACHE 1000 NOCYCLE;

-- not in a transaction
-- loses data
-- lock of t, EXCLUSIVE METADATA LOCK, briefly: every statement on the table waits while this one waits for those before it
-- data loss of t: the values of n go
ALTER TABLE `t` DROP COLUMN `n`, ALGORITHM=INSTANT;

-- not in a transaction
-- loses data
DROP SEQUENCE `come`;
