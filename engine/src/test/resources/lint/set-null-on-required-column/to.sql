CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (
    id bigint PRIMARY KEY,
    user_id bigint NOT NULL REFERENCES users ON DELETE SET NULL,
    by_id bigint CONSTRAINT nullable REFERENCES users ON DELETE SET NULL
);
