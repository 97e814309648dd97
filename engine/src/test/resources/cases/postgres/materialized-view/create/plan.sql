
-- scan: materialized view Ages is computed, and what is locked by then stays locked meanwhile
CREATE MATERIALIZED VIEW "Ages" WITH (fillfactor=70) AS
SELECT id,
    age AS "Age"
   FROM users;

COMMENT ON COLUMN "Ages"."Age" IS 'in years';

COMMENT ON MATERIALIZED VIEW "Ages" IS 'kept';

CREATE UNIQUE INDEX "Ages_id_idx" ON "Ages" (id);

CREATE INDEX ages_sum ON "Ages" (((id + "Age"))) WHERE ("Age" > 3);

COMMENT ON INDEX ages_sum IS 'summed';

-- revert

-- lock of Ages, ACCESS EXCLUSIVE, briefly: nobody reads or writes Ages
DROP MATERIALIZED VIEW "Ages";
