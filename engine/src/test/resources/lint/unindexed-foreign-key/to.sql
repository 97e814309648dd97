CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (
    id bigint PRIMARY KEY,
    user_id bigint REFERENCES users,
    by_id bigint CONSTRAINT indexed REFERENCES users,
    at_id bigint CONSTRAINT partly REFERENCES users
);
CREATE INDEX ON orders (by_id, user_id);
CREATE INDEX ON orders (at_id) WHERE at_id > 0;
