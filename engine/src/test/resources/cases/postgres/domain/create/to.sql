CREATE DOMAIN email AS text COLLATE "C" DEFAULT 'none@example.org' NOT NULL
    CONSTRAINT email_at CHECK (VALUE ~ '@')
    CONSTRAINT email_short CHECK (length(VALUE) < 100);
COMMENT ON DOMAIN email IS 'an address';
COMMENT ON CONSTRAINT email_at ON DOMAIN email IS 'has an at sign';
CREATE TABLE customer (id integer PRIMARY KEY, address email, others email[]);
