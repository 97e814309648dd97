-- finding: table note is dropped: its rows are lost, and an application that uses it fails
-- finding: table users is dropped: its rows are lost, and an application that uses it fails

-- dropped with its rows (policy)
-- loses data
-- lock of note, ACCESS EXCLUSIVE, briefly: nobody reads or writes note
-- data loss of note: all rows of note
DROP TABLE note;

-- dropped with its rows (policy)
-- loses data
-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
-- data loss of users: all rows of users
DROP TABLE users;

-- revert

CREATE TABLE note (
    id bigint NOT NULL,
    user_id bigint,
    CONSTRAINT note_pkey PRIMARY KEY (id)
);

CREATE TABLE users (
    id bigint NOT NULL,
    email text,
    age integer,
    CONSTRAINT users_pkey PRIMARY KEY (id)
);

ALTER TABLE note ADD CONSTRAINT note_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id);
