
-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view b
CREATE OR REPLACE VIEW b AS
SELECT id
   FROM users;

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view a
CREATE OR REPLACE VIEW a AS
SELECT id
   FROM b;

-- revert

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view a
CREATE OR REPLACE VIEW a AS
SELECT id
   FROM users;

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view b
CREATE OR REPLACE VIEW b AS
SELECT id
   FROM a;
