
CREATE TABLE a (
    id integer NOT NULL,
    b_id integer,
    CONSTRAINT a_pkey PRIMARY KEY (id)
);

CREATE TABLE b (
    id integer NOT NULL,
    a_id integer,
    CONSTRAINT b_pkey PRIMARY KEY (id)
);

ALTER TABLE a ADD CONSTRAINT a_b_id_fkey FOREIGN KEY (b_id) REFERENCES b (id);

ALTER TABLE b ADD CONSTRAINT b_a_id_fkey FOREIGN KEY (a_id) REFERENCES a (id);

-- revert

-- lock of b, ACCESS EXCLUSIVE, briefly: nobody reads or writes b
-- lock of a, ACCESS EXCLUSIVE, briefly: nobody reads or writes a
ALTER TABLE b DROP CONSTRAINT b_a_id_fkey;

-- loses data
-- lock of a, ACCESS EXCLUSIVE, briefly: nobody reads or writes a
-- data loss of a: all rows of a
DROP TABLE a;

-- loses data
-- lock of b, ACCESS EXCLUSIVE, briefly: nobody reads or writes b
-- data loss of b: all rows of b
DROP TABLE b;
