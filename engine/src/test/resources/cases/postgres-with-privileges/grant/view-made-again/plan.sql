-- finding: view adults is dropped and created again; what was granted on it is granted again
-- finding: users.age changes from integer to bigint: the table is written anew, and an application may not expect it

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view adults
DROP VIEW adults;

-- lock of users, ACCESS EXCLUSIVE, throughout: nobody reads or writes users until all of it is done
-- rewrite of users: users.age changes from integer to bigint
ALTER TABLE users ALTER COLUMN age TYPE bigint;

CREATE VIEW adults AS
SELECT id,
    age
   FROM users
  WHERE (age > 17);

GRANT SELECT ON TABLE adults TO reader;

GRANT SELECT (id) ON TABLE adults TO app;

-- revert

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view adults
DROP VIEW adults;

-- lock of users, ACCESS EXCLUSIVE, throughout: nobody reads or writes users until all of it is done
-- rewrite of users: users.age changes from bigint to integer
-- data dependent of users: it fails if some users.age is no integer
ALTER TABLE users ALTER COLUMN age TYPE integer;

CREATE VIEW adults AS
SELECT id,
    age
   FROM users
  WHERE (age > 17);

GRANT SELECT ON TABLE adults TO reader;

GRANT SELECT (id) ON TABLE adults TO app;
