CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, total numeric);
ALTER TABLE orders ADD CONSTRAINT a CHECK (total > 0);
ALTER TABLE orders ADD CONSTRAINT b CHECK (total > 0);
ALTER TABLE orders ADD CONSTRAINT c CHECK (total > 1);
ALTER TABLE orders ADD CONSTRAINT d FOREIGN KEY (user_id) REFERENCES users;
ALTER TABLE orders ADD CONSTRAINT e FOREIGN KEY (user_id) REFERENCES users;
