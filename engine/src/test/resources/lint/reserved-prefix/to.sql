CREATE TABLE pg_copy (id bigint PRIMARY KEY, pgp_key text);
