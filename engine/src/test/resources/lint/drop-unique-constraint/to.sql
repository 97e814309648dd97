CREATE TABLE users (id bigint PRIMARY KEY, email text, login text CONSTRAINT kept UNIQUE);
