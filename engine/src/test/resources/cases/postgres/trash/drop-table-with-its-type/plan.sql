-- check: table orders is to be kept as trash, and one that this plan dropped before is there still; purge it first
--   SELECT to_regclass('_flotilla_trash_353c1bd2d9_orders') IS NULL;
-- finding: table orders becomes trash: an application that uses it fails; its rows stay until they are purged

-- kept as trash (policy)
-- lock of orders, ACCESS EXCLUSIVE, briefly: nobody reads or writes orders
DO $flotilla$
BEGIN
    EXECUTE 'COMMENT ON TABLE orders IS ' || quote_literal('flotilla trash ' || json_build_object('at', now(), 'was', 'orders'));
    ALTER TABLE orders RENAME TO _flotilla_trash_353c1bd2d9_orders;
END
$flotilla$;

-- kept with what needs it in the trash (policy)
DO $flotilla$
BEGIN
    EXECUTE 'COMMENT ON TYPE state IS ' || quote_literal('flotilla trash ' || json_build_object('at', now(), 'was', 'state'));
    ALTER TYPE state RENAME TO _flotilla_trash_a30d80f071_state;
END
$flotilla$;

-- kept with what needs it in the trash (policy)
DO $flotilla$
BEGIN
    EXECUTE 'COMMENT ON SEQUENCE numbers IS ' || quote_literal('flotilla trash ' || json_build_object('at', now(), 'was', 'numbers'));
    ALTER SEQUENCE numbers RENAME TO _flotilla_trash_cb2c940409_numbers;
END
$flotilla$;

CREATE TABLE customer (
    id bigint NOT NULL,
    CONSTRAINT customer_pkey PRIMARY KEY (id)
);

-- revert
-- check: table orders is no longer in the trash: its data was purged
--   SELECT to_regclass('_flotilla_trash_353c1bd2d9_orders') IS NOT NULL;

-- loses data
-- lock of customer, ACCESS EXCLUSIVE, briefly: nobody reads or writes customer
-- data loss of customer: all rows of customer
DROP TABLE customer;

-- back from the trash
DO $flotilla$
BEGIN
    ALTER TYPE _flotilla_trash_a30d80f071_state RENAME TO state;
    COMMENT ON TYPE state IS NULL;
END
$flotilla$;

-- back from the trash
DO $flotilla$
BEGIN
    ALTER SEQUENCE _flotilla_trash_cb2c940409_numbers RENAME TO numbers;
    COMMENT ON SEQUENCE numbers IS NULL;
END
$flotilla$;

-- back from the trash
DO $flotilla$
BEGIN
    ALTER TABLE _flotilla_trash_353c1bd2d9_orders RENAME TO orders;
    COMMENT ON TABLE orders IS NULL;
END
$flotilla$;
