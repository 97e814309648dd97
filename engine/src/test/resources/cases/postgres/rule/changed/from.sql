CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE TABLE log (id bigint, age integer);
CREATE RULE noted AS ON UPDATE TO users WHERE NEW.age <> OLD.age DO ALSO (INSERT INTO log VALUES (OLD.id, OLD.age); UPDATE log SET age = NEW.age WHERE log.id = NEW.id);
ALTER TABLE users ENABLE REPLICA RULE noted;
