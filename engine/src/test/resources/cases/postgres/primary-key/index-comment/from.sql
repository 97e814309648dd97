CREATE TABLE a (id bigint PRIMARY KEY, code text UNIQUE, part text);
COMMENT ON INDEX a_pkey IS 'the old key';
COMMENT ON CONSTRAINT a_pkey ON a IS 'of a';
