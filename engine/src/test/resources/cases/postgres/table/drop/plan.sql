-- finding: table note is dropped: its rows are lost, and an application that uses it fails

-- dropped with its rows (policy)
-- loses data
-- lock of note, ACCESS EXCLUSIVE, briefly: nobody reads or writes note
-- data loss of note: all rows of note
DROP TABLE note;

-- revert

CREATE TABLE note (
    id bigint NOT NULL,
    user_id bigint,
    CONSTRAINT note_pkey PRIMARY KEY (id)
);

-- lock of users, SHARE ROW EXCLUSIVE, briefly: nobody writes to users
ALTER TABLE note ADD CONSTRAINT note_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id);
