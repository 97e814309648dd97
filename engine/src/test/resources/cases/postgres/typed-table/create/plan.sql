
CREATE TYPE person AS (
    id bigint,
    name text
);

CREATE TABLE customer OF person (
    id WITH OPTIONS NOT NULL,
    name WITH OPTIONS DEFAULT 'x'::text NOT NULL,
    CONSTRAINT customer_pkey PRIMARY KEY (id),
    CONSTRAINT customer_id_check CHECK (id > 0)
);

CREATE TABLE somebody OF person;

-- revert

-- loses data
-- lock of somebody, ACCESS EXCLUSIVE, briefly: nobody reads or writes somebody
-- data loss of somebody: all rows of somebody
DROP TABLE somebody;

-- loses data
-- lock of customer, ACCESS EXCLUSIVE, briefly: nobody reads or writes customer
-- data loss of customer: all rows of customer
DROP TABLE customer;

DROP TYPE person;
