-- finding: table users is dropped: its rows are lost, and an application that uses it fails

-- dropped with its rows (policy)
-- loses data
-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
-- data loss of users: all rows of users
DROP TABLE users;

CREATE TABLE other (
    id bigint
);

-- revert

-- loses data
-- lock of other, ACCESS EXCLUSIVE, briefly: nobody reads or writes other
-- data loss of other: all rows of other
DROP TABLE other;

CREATE TABLE users (
    id bigint NOT NULL,
    email text,
    age integer,
    CONSTRAINT users_pkey PRIMARY KEY (id)
);

CREATE STATISTICS stat ON age, id FROM users;

CREATE RULE quiet AS
    ON DELETE TO users DO INSTEAD NOTHING;

CREATE POLICY own ON users USING (id > 1);

CREATE TRIGGER same BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
