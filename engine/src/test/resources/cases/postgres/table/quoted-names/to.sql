CREATE TABLE "Order" (
    "Id" int PRIMARY KEY,
    "select" text NOT NULL DEFAULT 'it''s',
    "say ""hi""" int CHECK ("say ""hi""" > 0)
);
CREATE INDEX "Order By" ON "Order" ("select");
CREATE VIEW "All" AS SELECT "Id", "select" FROM "Order";
COMMENT ON COLUMN "Order"."select" IS 'a "quoted" \ comment';
