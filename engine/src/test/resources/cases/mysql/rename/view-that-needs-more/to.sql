CREATE TABLE users (
    id int PRIMARY KEY,
    email varchar(100), -- flotilla:renamed from=mail
    phone varchar(20)
);
CREATE TABLE history (id int, email varchar(100));
CREATE VIEW mails AS SELECT id, email, phone FROM users;
CREATE VIEW all_mails AS SELECT email FROM mails;
CREATE TRIGGER kept AFTER UPDATE ON users FOR EACH ROW INSERT INTO history VALUES (OLD.id, OLD.email);
