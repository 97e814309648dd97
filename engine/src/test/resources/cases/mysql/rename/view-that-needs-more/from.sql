CREATE TABLE users (id int PRIMARY KEY, mail varchar(100));
CREATE VIEW mails AS SELECT id, mail FROM users;
CREATE VIEW all_mails AS SELECT mail FROM mails;
CREATE VIEW gone AS SELECT mail FROM users;
CREATE TRIGGER kept AFTER UPDATE ON users FOR EACH ROW SET @before = OLD.mail;
