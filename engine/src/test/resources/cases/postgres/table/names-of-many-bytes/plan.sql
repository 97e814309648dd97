-- check: größe.ä becomes NOT NULL
--   SELECT NOT EXISTS (SELECT FROM "größe" WHERE "ä" IS NULL);

-- lock of größe, ACCESS EXCLUSIVE, briefly: nobody reads or writes größe
ALTER TABLE "größe" ADD COLUMN "ü" text;

-- through a check that is validated first (policy)
-- lock of größe, ACCESS EXCLUSIVE, briefly: nobody reads or writes größe
ALTER TABLE "größe" ADD CONSTRAINT "größe_ä_not_null_check" CHECK ("ä" IS NOT NULL) NOT VALID;

-- not in a transaction
-- lock of größe, SHARE UPDATE EXCLUSIVE, throughout: other changes of größe wait; reads and writes go on
-- data dependent of größe: it fails if some größe.ä is NULL
ALTER TABLE "größe" VALIDATE CONSTRAINT "größe_ä_not_null_check";

-- lock of größe, ACCESS EXCLUSIVE, briefly: nobody reads or writes größe
ALTER TABLE "größe" ALTER COLUMN "ä" SET NOT NULL, DROP CONSTRAINT "größe_ä_not_null_check";

-- revert

-- loses data
-- lock of größe, ACCESS EXCLUSIVE, briefly: nobody reads or writes größe
-- data loss of größe: all values of größe.ü
ALTER TABLE "größe" DROP COLUMN "ü";

-- lock of größe, ACCESS EXCLUSIVE, briefly: nobody reads or writes größe
ALTER TABLE "größe" ALTER COLUMN "ä" DROP NOT NULL;
