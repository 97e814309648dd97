CREATE TABLE users (id bigint PRIMARY KEY, email text UNIQUE, login text, CONSTRAINT kept UNIQUE (login, id));
