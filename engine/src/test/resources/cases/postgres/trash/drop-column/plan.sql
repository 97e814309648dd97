-- check: column orders.part is to be kept as trash, and one that this plan dropped before is there still; purge it first
--   SELECT NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass('orders') AND attname = '_flotilla_trash_98f602ae56_part' AND NOT attisdropped);
-- check: column orders.code is to be kept as trash, and one that this plan dropped before is there still; purge it first
--   SELECT NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass('orders') AND attname = '_flotilla_trash_0507d9c2e1_code' AND NOT attisdropped);
-- check: column orders.note is to be kept as trash, and one that this plan dropped before is there still; purge it first
--   SELECT NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass('orders') AND attname = '_flotilla_trash_461cad2b69_note' AND NOT attisdropped);
-- check: orders (id) becomes unique
--   SELECT NOT EXISTS (SELECT FROM orders WHERE id IS NOT NULL GROUP BY id HAVING count(*) > 1);
-- finding: column orders.part becomes trash: an application that uses it fails; its values stay until they are purged
-- finding: column orders.code becomes trash: an application that uses it fails; its values stay until they are purged
-- finding: column orders.note becomes trash: an application that uses it fails; its values stay until they are purged

-- lock of orders, ACCESS EXCLUSIVE, briefly: nobody reads or writes orders
DROP INDEX orders_note;

-- lock of orders, ACCESS EXCLUSIVE, briefly: nobody reads or writes orders
ALTER TABLE orders DROP CONSTRAINT orders_pkey;

-- lock of orders, ACCESS EXCLUSIVE, briefly: nobody reads or writes orders
ALTER TABLE orders DROP CONSTRAINT orders_code_key;

-- kept as trash (policy)
-- lock of orders, ACCESS EXCLUSIVE, briefly: nobody reads or writes orders
DO $flotilla$
BEGIN
    EXECUTE 'COMMENT ON COLUMN orders.part IS ' || quote_literal('flotilla trash ' || json_build_object('at', now(), 'was', 'part'));
    ALTER TABLE orders ALTER COLUMN part DROP NOT NULL;
    ALTER TABLE orders RENAME COLUMN part TO _flotilla_trash_98f602ae56_part;
END
$flotilla$;

-- kept as trash (policy)
-- lock of orders, ACCESS EXCLUSIVE, briefly: nobody reads or writes orders
DO $flotilla$
BEGIN
    EXECUTE 'COMMENT ON COLUMN orders.code IS ' || quote_literal('flotilla trash ' || json_build_object('at', now(), 'was', 'code'));
    ALTER TABLE orders ALTER COLUMN code DROP NOT NULL;
    ALTER TABLE orders RENAME COLUMN code TO _flotilla_trash_0507d9c2e1_code;
END
$flotilla$;

-- kept as trash (policy)
-- lock of orders, ACCESS EXCLUSIVE, briefly: nobody reads or writes orders
DO $flotilla$
BEGIN
    EXECUTE 'COMMENT ON COLUMN orders.note IS ' || quote_literal('flotilla trash ' || json_build_object('at', now(), 'was', 'note'));
    ALTER TABLE orders RENAME COLUMN note TO _flotilla_trash_461cad2b69_note;
END
$flotilla$;

-- not in a transaction
-- built concurrently (policy)
-- lock of orders, SHARE UPDATE EXCLUSIVE, throughout: other changes of orders wait; reads and writes go on
-- data dependent of orders: it fails if two rows agree on id
CREATE UNIQUE INDEX CONCURRENTLY orders_pkey ON orders (id);

-- lock of orders, ACCESS EXCLUSIVE, briefly: nobody reads or writes orders
ALTER TABLE orders ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX orders_pkey;

-- revert
-- check: column orders.part is no longer in the trash: its data was purged
--   SELECT EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass('orders') AND attname = '_flotilla_trash_98f602ae56_part' AND NOT attisdropped);
-- check: orders.part becomes NOT NULL again, and rows that came since have no value
--   SELECT NOT EXISTS (SELECT FROM orders WHERE _flotilla_trash_98f602ae56_part IS NULL);
-- check: column orders.code is no longer in the trash: its data was purged
--   SELECT EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass('orders') AND attname = '_flotilla_trash_0507d9c2e1_code' AND NOT attisdropped);
-- check: orders.code becomes NOT NULL again, and rows that came since have no value
--   SELECT NOT EXISTS (SELECT FROM orders WHERE _flotilla_trash_0507d9c2e1_code IS NULL);
-- check: column orders.note is no longer in the trash: its data was purged
--   SELECT EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass('orders') AND attname = '_flotilla_trash_461cad2b69_note' AND NOT attisdropped);

-- back from the trash
-- lock of orders, ACCESS EXCLUSIVE, briefly: nobody reads or writes orders
DO $flotilla$
BEGIN
    ALTER TABLE orders RENAME COLUMN _flotilla_trash_98f602ae56_part TO part;
    COMMENT ON COLUMN orders.part IS NULL;
END
$flotilla$;

-- back from the trash
-- lock of orders, ACCESS EXCLUSIVE, briefly: nobody reads or writes orders
DO $flotilla$
BEGIN
    ALTER TABLE orders RENAME COLUMN _flotilla_trash_0507d9c2e1_code TO code;
    COMMENT ON COLUMN orders.code IS 'as printed';
END
$flotilla$;

-- back from the trash
-- lock of orders, ACCESS EXCLUSIVE, briefly: nobody reads or writes orders
DO $flotilla$
BEGIN
    ALTER TABLE orders RENAME COLUMN _flotilla_trash_461cad2b69_note TO note;
    COMMENT ON COLUMN orders.note IS NULL;
END
$flotilla$;

-- through a check that is validated first (policy)
-- lock of orders, ACCESS EXCLUSIVE, briefly: nobody reads or writes orders
ALTER TABLE orders ADD CONSTRAINT orders_part_not_null_check CHECK (part IS NOT NULL) NOT VALID;

-- through a check that is validated first (policy)
-- lock of orders, ACCESS EXCLUSIVE, briefly: nobody reads or writes orders
ALTER TABLE orders ADD CONSTRAINT orders_code_not_null_check CHECK (code IS NOT NULL) NOT VALID;

-- not in a transaction
-- built concurrently (policy)
-- lock of orders, SHARE UPDATE EXCLUSIVE, throughout: other changes of orders wait; reads and writes go on
CREATE INDEX CONCURRENTLY orders_note ON orders (id, note);

-- not in a transaction
-- lock of orders, SHARE UPDATE EXCLUSIVE, throughout: other changes of orders wait; reads and writes go on
-- data dependent of orders: it fails if some orders.part is NULL
ALTER TABLE orders VALIDATE CONSTRAINT orders_part_not_null_check;

-- lock of orders, ACCESS EXCLUSIVE, briefly: nobody reads or writes orders
ALTER TABLE orders ALTER COLUMN part SET NOT NULL, DROP CONSTRAINT orders_part_not_null_check;

-- not in a transaction
-- built concurrently (policy)
-- lock of orders, SHARE UPDATE EXCLUSIVE, throughout: other changes of orders wait; reads and writes go on
-- data dependent of orders: it fails if two rows agree on id, part
CREATE UNIQUE INDEX CONCURRENTLY orders_pkey_new ON orders (id, part);

-- not in a transaction
-- lock of orders, SHARE UPDATE EXCLUSIVE, throughout: other changes of orders wait; reads and writes go on
-- data dependent of orders: it fails if some orders.code is NULL
ALTER TABLE orders VALIDATE CONSTRAINT orders_code_not_null_check;

-- lock of orders, ACCESS EXCLUSIVE, briefly: nobody reads or writes orders
ALTER TABLE orders ALTER COLUMN code SET NOT NULL, DROP CONSTRAINT orders_code_not_null_check;

-- not in a transaction
-- built concurrently (policy)
-- lock of orders, SHARE UPDATE EXCLUSIVE, throughout: other changes of orders wait; reads and writes go on
-- data dependent of orders: it fails if two rows agree on code
CREATE UNIQUE INDEX CONCURRENTLY orders_code_key ON orders (code);

-- lock of orders, ACCESS EXCLUSIVE, briefly: nobody reads or writes orders
ALTER TABLE orders DROP CONSTRAINT orders_pkey, ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX orders_pkey_new;

-- lock of orders, ACCESS EXCLUSIVE, briefly: nobody reads or writes orders
ALTER TABLE orders ADD CONSTRAINT orders_code_key UNIQUE USING INDEX orders_code_key;
