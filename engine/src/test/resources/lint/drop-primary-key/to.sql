CREATE TABLE users (id bigint NOT NULL);
CREATE TABLE orders (id bigint NOT NULL, n int NOT NULL, PRIMARY KEY (id, n));
