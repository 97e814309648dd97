CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age bigint
);
CREATE TABLE log (id bigint, age bigint);
CREATE RULE noted AS ON UPDATE TO users WHERE NEW.age <> OLD.age DO ALSO (INSERT INTO log VALUES (OLD.id, OLD.age); UPDATE log SET age = NEW.age WHERE log.id = NEW.id);
COMMENT ON RULE noted ON users IS 'who was how old';
