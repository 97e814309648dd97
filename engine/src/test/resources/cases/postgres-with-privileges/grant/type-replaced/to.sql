CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE TABLE users (id bigint, mood mood);
REVOKE USAGE ON TYPE mood FROM PUBLIC;
GRANT USAGE ON TYPE mood TO app;
