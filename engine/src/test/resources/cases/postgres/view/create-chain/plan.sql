
CREATE TABLE users (
    id bigint NOT NULL,
    email text,
    age integer,
    CONSTRAINT users_pkey PRIMARY KEY (id)
);

CREATE VIEW z AS
SELECT id,
    email
   FROM users;

CREATE VIEW a AS
SELECT id
   FROM z;

COMMENT ON COLUMN a.id IS 'the id';

COMMENT ON VIEW a IS 'top';

-- revert

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view a
DROP VIEW a;

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view z
DROP VIEW z;

-- loses data
-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
-- data loss of users: all rows of users
DROP TABLE users;
