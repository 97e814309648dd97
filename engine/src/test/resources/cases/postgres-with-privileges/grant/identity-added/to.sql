CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY, other bigint GENERATED ALWAYS AS IDENTITY);
GRANT USAGE ON SEQUENCE users_id_seq, users_other_seq TO app;
