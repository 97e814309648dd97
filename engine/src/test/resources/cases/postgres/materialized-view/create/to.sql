CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE MATERIALIZED VIEW "Ages" (id, "Age") WITH (fillfactor = 70) AS SELECT id, age FROM users;
CREATE UNIQUE INDEX ON "Ages" (id);
CREATE INDEX ages_sum ON "Ages" ((id + "Age")) WHERE "Age" > 3;
COMMENT ON MATERIALIZED VIEW "Ages" IS 'kept';
COMMENT ON COLUMN "Ages"."Age" IS 'in years';
COMMENT ON INDEX ages_sum IS 'summed';
