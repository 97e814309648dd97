-- check: table users is to be kept as trash, and one that this plan dropped before is there still; purge it first
--   SELECT to_regclass('_flotilla_trash_ebf31e8ff6_users') IS NULL;
-- check: column orders.note is to be kept as trash, and one that this plan dropped before is there still; purge it first
--   SELECT NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass('orders') AND attname = '_flotilla_trash_3adb56743d_note' AND NOT attisdropped);
-- finding: table users becomes trash: an application that uses it fails; its rows stay until they are purged
-- finding: column orders.note becomes trash: an application that uses it fails; its values stay until they are purged

-- kept as trash (policy)
-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
DO $flotilla$
BEGIN
    EXECUTE 'COMMENT ON TABLE users IS ' || quote_literal('flotilla trash ' || json_build_object('at', now(), 'was', 'users'));
    ALTER SEQUENCE users_id_seq RENAME TO _flotilla_trash_ebf31e8ff6_1;
    ALTER INDEX users_pkey RENAME TO _flotilla_trash_ebf31e8ff6_2;
    ALTER TABLE users RENAME TO _flotilla_trash_ebf31e8ff6_users;
END
$flotilla$;

-- kept as trash (policy)
-- lock of orders, ACCESS EXCLUSIVE, briefly: nobody reads or writes orders
DO $flotilla$
BEGIN
    EXECUTE 'COMMENT ON COLUMN orders.note IS ' || quote_literal('flotilla trash ' || json_build_object('at', now(), 'was', 'note'));
    ALTER TABLE orders RENAME COLUMN note TO _flotilla_trash_3adb56743d_note;
END
$flotilla$;

-- revert
-- check: table users is no longer in the trash: its data was purged
--   SELECT to_regclass('_flotilla_trash_ebf31e8ff6_users') IS NOT NULL;
-- check: column orders.note is no longer in the trash: its data was purged
--   SELECT EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass('orders') AND attname = '_flotilla_trash_3adb56743d_note' AND NOT attisdropped);

-- back from the trash
DO $flotilla$
BEGIN
    ALTER TABLE _flotilla_trash_ebf31e8ff6_users RENAME TO users;
    ALTER SEQUENCE _flotilla_trash_ebf31e8ff6_1 RENAME TO users_id_seq;
    ALTER INDEX _flotilla_trash_ebf31e8ff6_2 RENAME TO users_pkey;
    COMMENT ON TABLE users IS NULL;
END
$flotilla$;

-- back from the trash
-- lock of orders, ACCESS EXCLUSIVE, briefly: nobody reads or writes orders
DO $flotilla$
BEGIN
    ALTER TABLE orders RENAME COLUMN _flotilla_trash_3adb56743d_note TO note;
    COMMENT ON COLUMN orders.note IS NULL;
END
$flotilla$;
