
CREATE DOMAIN email AS text COLLATE "C" DEFAULT 'none@example.org'::text NOT NULL
    CONSTRAINT email_at CHECK (VALUE ~ '@'::text)
    CONSTRAINT email_short CHECK (length(VALUE) < 100);

COMMENT ON CONSTRAINT email_at ON DOMAIN email IS 'has an at sign';

COMMENT ON DOMAIN email IS 'an address';

CREATE TABLE customer (
    id integer NOT NULL,
    address email,
    others email[],
    CONSTRAINT customer_pkey PRIMARY KEY (id)
);

-- revert

-- loses data
-- lock of customer, ACCESS EXCLUSIVE, briefly: nobody reads or writes customer
-- data loss of customer: all rows of customer
DROP TABLE customer;

DROP DOMAIN email;
