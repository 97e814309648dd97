-- check: account.a changes from text to integer
--   SELECT NOT EXISTS (SELECT FROM account WHERE NOT (CASE WHEN a ~* '^\s*[-+]?[0-9]+\s*$' THEN a::numeric BETWEEN -2147483648 AND 2147483647 WHEN a IS NOT NULL THEN false END));
-- finding: view over_all is dropped and created again; what was granted on it is granted again
-- finding: materialized view kept is dropped: an application that uses it fails
-- finding: account.a changes from text to integer: the table is written anew, and an application may not expect it

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view over_all
DROP VIEW over_all;

-- lock of kept, ACCESS EXCLUSIVE, briefly: nobody reads or writes kept
DROP MATERIALIZED VIEW kept;

-- lock of account, ACCESS EXCLUSIVE, throughout: nobody reads or writes account until all of it is done
-- rewrite of account: account.a changes from text to integer
-- data dependent of account: it fails if some account.a is no integer
ALTER TABLE account ALTER COLUMN a TYPE integer USING a::integer;

CREATE VIEW seen AS
SELECT id,
    a
   FROM account;

CREATE VIEW over_all AS
SELECT id
   FROM seen;

-- revert

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view over_all
DROP VIEW over_all;

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view seen
DROP VIEW seen;

-- lock of account, ACCESS EXCLUSIVE, throughout: nobody reads or writes account until all of it is done
-- rewrite of account: account.a changes from integer to text
ALTER TABLE account ALTER COLUMN a TYPE text;

-- scan: materialized view kept is computed, and what is locked by then stays locked meanwhile
CREATE MATERIALIZED VIEW kept AS
SELECT id,
    a
   FROM account;

CREATE VIEW over_all AS
SELECT id
   FROM kept;
