CREATE TABLE users (
    id int NOT NULL AUTO_INCREMENT PRIMARY KEY,
    email varchar(100) NOT NULL UNIQUE,
    age int CHECK (age > 0),
    boss int,
    KEY users_age_idx (age),
    FOREIGN KEY (boss) REFERENCES users (id)
);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id int, FOREIGN KEY (user_id) REFERENCES users (id));
CREATE VIEW grown AS SELECT id, email FROM users WHERE age > 17;
CREATE VIEW grown_mails AS SELECT email FROM grown;
CREATE TRIGGER users_lower BEFORE INSERT ON users FOR EACH ROW SET NEW.email = lower(NEW.email);
CREATE TRIGGER orders_known BEFORE INSERT ON orders FOR EACH ROW
    SET NEW.user_id = (SELECT min(id) FROM users);
CREATE FUNCTION users_count() RETURNS int READS SQL DATA RETURN (SELECT count(*) FROM users);
