CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, total numeric CONSTRAINT fine CHECK (total > 0));
ALTER TABLE orders ADD CONSTRAINT half CHECK (total < 100) NOT VALID;
ALTER TABLE orders ADD CONSTRAINT half_key FOREIGN KEY (user_id) REFERENCES users NOT VALID;
