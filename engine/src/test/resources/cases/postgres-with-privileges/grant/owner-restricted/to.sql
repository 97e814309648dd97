CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);
REVOKE TRUNCATE ON users FROM CURRENT_USER;
