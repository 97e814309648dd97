
-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER TABLE users DROP COLUMN twice;

-- lock of users, ACCESS EXCLUSIVE, throughout: nobody reads or writes users until all of it is done
-- rewrite of users: every row gets a value of its own in twice
ALTER TABLE users ADD COLUMN twice integer GENERATED ALWAYS AS (price + price) STORED;

GRANT SELECT (twice) ON TABLE users TO app;

-- revert

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER TABLE users DROP COLUMN twice;

-- lock of users, ACCESS EXCLUSIVE, throughout: nobody reads or writes users until all of it is done
-- rewrite of users: every row gets a value of its own in twice
ALTER TABLE users ADD COLUMN twice integer GENERATED ALWAYS AS (price * 2) STORED;

GRANT SELECT (twice) ON TABLE users TO app;
