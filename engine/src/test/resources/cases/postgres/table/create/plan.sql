
CREATE TABLE users (
    id bigint NOT NULL,
    email text,
    age integer,
    CONSTRAINT users_pkey PRIMARY KEY (id)
);

COMMENT ON TABLE users IS 'people who''ve signed up';

COMMENT ON COLUMN users.email IS 'where to write to';

COMMENT ON CONSTRAINT users_pkey ON users IS 'the key';

-- revert

-- loses data
-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
-- data loss of users: all rows of users
DROP TABLE users;
