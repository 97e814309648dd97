-- flotilla:renamed from=users
CREATE TABLE customers (
    id int NOT NULL AUTO_INCREMENT PRIMARY KEY,
    email varchar(100) NOT NULL UNIQUE,
    age int NOT NULL CHECK (age > 0),
    boss int,
    KEY customers_age_idx (age),
    FOREIGN KEY (boss) REFERENCES customers (id)
);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id int, FOREIGN KEY (user_id) REFERENCES customers (id));
CREATE VIEW grown AS SELECT id, email FROM customers WHERE age > 17;
CREATE VIEW grown_mails AS SELECT email FROM grown;
CREATE TRIGGER users_lower BEFORE INSERT ON customers FOR EACH ROW SET NEW.email = lower(NEW.email);
CREATE TRIGGER orders_known BEFORE INSERT ON orders FOR EACH ROW
    SET NEW.user_id = (SELECT min(id) FROM customers);
CREATE FUNCTION users_count() RETURNS int READS SQL DATA RETURN (SELECT count(*) FROM customers);
