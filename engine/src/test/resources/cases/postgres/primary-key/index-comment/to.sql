CREATE TABLE a (id bigint PRIMARY KEY, code text UNIQUE, part text UNIQUE);
COMMENT ON INDEX a_code_key IS 'codes';
COMMENT ON INDEX a_part_key IS 'parts';
COMMENT ON CONSTRAINT a_pkey ON a IS 'of a';
CREATE TABLE b (id bigint PRIMARY KEY);
COMMENT ON INDEX b_pkey IS 'of b';
