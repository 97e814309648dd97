-- finding: table users is dropped: its rows are lost, and an application that uses it fails
-- finding: column orders.note is dropped: its values are lost, and an application that uses it fails

-- dropped with its rows (policy)
-- loses data
-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
-- data loss of users: all rows of users
DROP TABLE users;

-- dropped with its values (policy)
-- loses data
-- lock of orders, ACCESS EXCLUSIVE, briefly: nobody reads or writes orders
-- data loss of orders: all values of orders.note
ALTER TABLE orders DROP COLUMN note;

-- revert

CREATE SEQUENCE users_id_seq;

CREATE TABLE users (
    id bigint DEFAULT nextval('users_id_seq'::regclass) NOT NULL,
    email text,
    name text,
    CONSTRAINT users_pkey PRIMARY KEY (id)
);

-- lock of orders, ACCESS EXCLUSIVE, briefly: nobody reads or writes orders
ALTER TABLE orders ADD COLUMN note text;

-- lock, SHARE ROW EXCLUSIVE, briefly: sessions that draw from sequence users_id_seq wait
ALTER SEQUENCE users_id_seq OWNED BY users.id;

GRANT USAGE ON SEQUENCE users_id_seq TO app;

GRANT SELECT ON TABLE users TO app;

GRANT SELECT (note) ON TABLE orders TO app;
