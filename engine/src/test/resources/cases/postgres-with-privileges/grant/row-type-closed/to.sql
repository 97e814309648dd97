CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);
REVOKE USAGE ON TYPE users FROM PUBLIC;
