
CREATE VIEW v AS
SELECT id,
    age
   FROM users;

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
CREATE RULE "Quiet" AS
    ON DELETE TO users DO INSTEAD NOTHING;

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
ALTER TABLE users DISABLE RULE "Quiet";

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
CREATE RULE noted AS
    ON UPDATE TO users
   WHERE new.age <> old.age DO ( INSERT INTO log (id, age)
  VALUES (old.id, old.age);
 UPDATE log SET age = new.age
  WHERE log.id = new.id;
);

-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
COMMENT ON RULE noted ON users IS 'who was how old';

CREATE RULE through AS
    ON INSERT TO v DO INSTEAD  INSERT INTO users (id, age)
  VALUES (new.id, new.age)
  RETURNING users.id,
    users.age;

-- revert

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
DROP RULE "Quiet" ON users;

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
DROP RULE noted ON users;

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view v
DROP VIEW v;
