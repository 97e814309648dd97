-- in-place
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint REFERENCES users);
CREATE TABLE fresh (id bigint PRIMARY KEY REFERENCES users);
