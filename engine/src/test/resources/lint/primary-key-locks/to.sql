-- in-place
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE fresh (id bigint PRIMARY KEY);
