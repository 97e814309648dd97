
-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
CREATE OR REPLACE RULE noted AS
    ON UPDATE TO users
   WHERE new.age > old.age DO ( INSERT INTO log (id, age)
  VALUES (old.id, old.age);
 UPDATE log SET age = new.age
  WHERE log.id = new.id;
);

-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
COMMENT ON RULE noted ON users IS 'older';

-- revert

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
CREATE OR REPLACE RULE noted AS
    ON UPDATE TO users
   WHERE new.age <> old.age DO ( INSERT INTO log (id, age)
  VALUES (old.id, old.age);
 UPDATE log SET age = new.age
  WHERE log.id = new.id;
);

-- lock of users, SHARE UPDATE EXCLUSIVE, briefly: other changes of users wait; reads and writes go on
COMMENT ON RULE noted ON users IS NULL;
