-- check: table orders is to be kept as trash, and one that this plan dropped before is there still; purge it first
--   SELECT to_regclass('_flotilla_trash_4fc7f7eb04_orders') IS NULL;
-- finding: view notes is dropped: an application that uses it fails
-- finding: table orders becomes trash: an application that uses it fails; its rows stay until they are purged

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view notes
DROP VIEW notes;

-- lock of item, ACCESS EXCLUSIVE, briefly: nobody reads or writes item
-- lock of orders, ACCESS EXCLUSIVE, briefly: nobody reads or writes orders
ALTER TABLE item DROP CONSTRAINT item_order_id_fkey;

-- lock of orders, ACCESS EXCLUSIVE, briefly: nobody reads or writes orders
-- lock of customer, ACCESS EXCLUSIVE, briefly: nobody reads or writes customer
ALTER TABLE orders DROP CONSTRAINT orders_customer_id_fkey;

-- kept as trash (policy)
-- lock of orders, ACCESS EXCLUSIVE, briefly: nobody reads or writes orders
DO $flotilla$
BEGIN
    EXECUTE 'COMMENT ON TABLE orders IS ' || quote_literal('flotilla trash ' || json_build_object('at', now(), 'was', 'orders', 'sequences', json_build_object('id', (SELECT relname FROM pg_class WHERE oid = pg_get_serial_sequence('orders', 'id')::regclass))));
    EXECUTE format('ALTER SEQUENCE %s RENAME TO %I', pg_get_serial_sequence('orders', 'id'), '_flotilla_trash_4fc7f7eb04_1');
    ALTER SEQUENCE orders_number_seq RENAME TO _flotilla_trash_4fc7f7eb04_2;
    ALTER INDEX orders_pkey RENAME TO _flotilla_trash_4fc7f7eb04_3;
    ALTER INDEX orders_number_key RENAME TO _flotilla_trash_4fc7f7eb04_4;
    ALTER INDEX orders_note RENAME TO _flotilla_trash_4fc7f7eb04_5;
    ALTER TABLE orders RENAME TO _flotilla_trash_4fc7f7eb04_orders;
END
$flotilla$;

-- revert
-- check: table orders is no longer in the trash: its data was purged
--   SELECT to_regclass('_flotilla_trash_4fc7f7eb04_orders') IS NOT NULL;
-- check: orders (customer_id) gets to reference customer
--   SELECT NOT EXISTS (SELECT FROM _flotilla_trash_4fc7f7eb04_orders child WHERE child.customer_id IS NOT NULL AND NOT EXISTS (SELECT FROM customer parent WHERE parent.id = child.customer_id));

-- back from the trash
DO $flotilla$
BEGIN
    ALTER TABLE _flotilla_trash_4fc7f7eb04_orders RENAME TO orders;
    EXECUTE format('ALTER SEQUENCE %I RENAME TO %I', '_flotilla_trash_4fc7f7eb04_1', substr(obj_description('orders'::regclass, 'pg_class'), 16)::json -> 'sequences' ->> 'id');
    ALTER SEQUENCE _flotilla_trash_4fc7f7eb04_2 RENAME TO orders_number_seq;
    ALTER INDEX _flotilla_trash_4fc7f7eb04_3 RENAME TO orders_pkey;
    ALTER INDEX _flotilla_trash_4fc7f7eb04_4 RENAME TO orders_number_key;
    ALTER INDEX _flotilla_trash_4fc7f7eb04_5 RENAME TO orders_note;
    COMMENT ON TABLE orders IS 'what was ordered';
END
$flotilla$;

-- NOT VALID, then VALIDATE (policy)
-- lock of customer, SHARE ROW EXCLUSIVE, briefly: nobody writes to customer
ALTER TABLE orders ADD CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer (id) NOT VALID;

-- NOT VALID, then VALIDATE (policy)
-- lock of item, SHARE ROW EXCLUSIVE, briefly: nobody writes to item
ALTER TABLE item ADD CONSTRAINT item_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders (id) NOT VALID;

CREATE VIEW notes AS
SELECT note
   FROM orders;

-- not in a transaction
ALTER TABLE orders VALIDATE CONSTRAINT orders_customer_id_fkey;

-- not in a transaction
-- lock of item, SHARE UPDATE EXCLUSIVE, throughout: other changes of item wait; reads and writes go on
-- data dependent of item: it fails if some row references nothing in orders
ALTER TABLE item VALIDATE CONSTRAINT item_order_id_fkey;
