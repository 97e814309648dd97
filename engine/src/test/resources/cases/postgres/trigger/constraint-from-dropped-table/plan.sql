-- finding: table orders is dropped: its rows are lost, and an application that uses it fails

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
DROP TRIGGER later ON users;

-- dropped with its rows (policy)
-- loses data
-- lock of orders, ACCESS EXCLUSIVE, briefly: nobody reads or writes orders
-- data loss of orders: all rows of orders
DROP TABLE orders;

-- lock of users, SHARE ROW EXCLUSIVE, briefly: nobody writes to users
CREATE CONSTRAINT TRIGGER later AFTER INSERT ON users NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();

-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
COMMENT ON TRIGGER later ON users IS 'at the end';

-- revert

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
DROP TRIGGER later ON users;

CREATE TABLE orders (
    id bigint NOT NULL,
    CONSTRAINT orders_pkey PRIMARY KEY (id)
);

-- lock of users, SHARE ROW EXCLUSIVE, briefly: nobody writes to users
CREATE CONSTRAINT TRIGGER later AFTER INSERT ON users FROM orders NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();

-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
COMMENT ON TRIGGER later ON users IS 'at the end';
