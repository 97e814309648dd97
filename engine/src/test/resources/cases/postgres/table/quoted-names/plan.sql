
-- lock of Order, ACCESS EXCLUSIVE, briefly: nobody reads or writes Order
ALTER TABLE "Order" ADD COLUMN "select" text DEFAULT 'it''s'::text NOT NULL;

-- lock of Order, SHARE UPDATE EXCLUSIVE, briefly: other changes of Order wait; reads and writes go on
COMMENT ON COLUMN "Order"."select" IS 'a "quoted" \ comment';

-- lock of Order, ACCESS EXCLUSIVE, briefly: nobody reads or writes Order
ALTER TABLE "Order" ADD COLUMN "say ""hi""" integer;

-- NOT VALID, then VALIDATE (policy)
-- lock of Order, ACCESS EXCLUSIVE, briefly: nobody reads or writes Order
ALTER TABLE "Order" ADD CONSTRAINT "Order_say ""hi""_check" CHECK ("say ""hi""" > 0) NOT VALID;

CREATE VIEW "All" AS
SELECT "Id",
    "select"
   FROM "Order";

-- not in a transaction
-- built concurrently (policy)
-- lock of Order, SHARE UPDATE EXCLUSIVE, throughout: other changes of Order wait; reads and writes go on
CREATE INDEX CONCURRENTLY "Order By" ON "Order" ("select");

-- not in a transaction
-- lock of Order, SHARE UPDATE EXCLUSIVE, throughout: other changes of Order wait; reads and writes go on
-- data dependent of Order: it fails if some row breaks Order_say "hi"_check
ALTER TABLE "Order" VALIDATE CONSTRAINT "Order_say ""hi""_check";

-- revert

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view All
DROP VIEW "All";

-- lock of Order, ACCESS EXCLUSIVE, briefly: nobody reads or writes Order
DROP INDEX "Order By";

-- lock of Order, ACCESS EXCLUSIVE, briefly: nobody reads or writes Order
ALTER TABLE "Order" DROP CONSTRAINT "Order_say ""hi""_check";

-- loses data
-- lock of Order, ACCESS EXCLUSIVE, briefly: nobody reads or writes Order
-- data loss of Order: all values of Order.select
ALTER TABLE "Order" DROP COLUMN "select";

-- loses data
-- lock of Order, ACCESS EXCLUSIVE, briefly: nobody reads or writes Order
-- data loss of Order: all values of Order.say "hi"
ALTER TABLE "Order" DROP COLUMN "say ""hi""";
