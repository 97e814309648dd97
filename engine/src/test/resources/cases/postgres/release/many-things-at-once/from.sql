CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE TABLE orders (id serial PRIMARY KEY, user_id bigint, state mood DEFAULT 'ok', total numeric(8,2));
CREATE VIEW recent AS SELECT id, total FROM orders;
