-- finding: log.age changes from integer to bigint: the table is written anew, and an application may not expect it
-- finding: users.age changes from integer to bigint: the table is written anew, and an application may not expect it

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
DROP RULE noted ON users;

-- lock of log, ACCESS EXCLUSIVE, throughout: nobody reads or writes log until all of it is done
-- rewrite of log: log.age changes from integer to bigint
ALTER TABLE log ALTER COLUMN age TYPE bigint;

-- lock of users, ACCESS EXCLUSIVE, throughout: nobody reads or writes users until all of it is done
-- rewrite of users: users.age changes from integer to bigint
ALTER TABLE users ALTER COLUMN age TYPE bigint;

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

-- revert

-- lock of users, ACCESS EXCLUSIVE, briefly: nobody reads or writes users
DROP RULE noted ON users;

-- lock of log, ACCESS EXCLUSIVE, throughout: nobody reads or writes log until all of it is done
-- rewrite of log: log.age changes from bigint to integer
-- data dependent of log: it fails if some log.age is no integer
ALTER TABLE log ALTER COLUMN age TYPE integer;

-- lock of users, ACCESS EXCLUSIVE, throughout: nobody reads or writes users until all of it is done
-- rewrite of users: users.age changes from bigint to integer
-- data dependent of users: it fails if some users.age is no integer
ALTER TABLE users ALTER COLUMN age TYPE integer;

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
