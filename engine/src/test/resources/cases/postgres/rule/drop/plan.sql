
-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
DROP RULE noted ON users;

-- revert

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
CREATE RULE noted AS
    ON UPDATE TO users
   WHERE new.age <> old.age DO ( INSERT INTO log (id, age)
  VALUES (old.id, old.age);
 UPDATE log SET age = new.age
  WHERE log.id = new.id;
);
