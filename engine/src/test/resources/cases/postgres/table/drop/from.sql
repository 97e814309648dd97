CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE TABLE note (id bigint PRIMARY KEY, user_id bigint REFERENCES users);
