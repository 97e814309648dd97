CREATE TYPE state AS ENUM ('open', 'done');
CREATE SEQUENCE numbers;
CREATE TABLE orders (id bigint DEFAULT nextval('numbers'), state state);
