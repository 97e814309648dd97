-- finding: table line is dropped: its rows are lost, and an application that uses it fails

-- lock of note, ACCESS EXCLUSIVE, briefly: nobody reads or writes note
DROP RULE forwarded ON note;

-- dropped with its rows (policy)
-- loses data
-- lock of line, ACCESS EXCLUSIVE, briefly: nobody reads or writes line
-- data loss of line: all rows of line
DROP TABLE line;

ALTER DOMAIN amount ADD CONSTRAINT much CHECK (VALUE > 1);

CREATE TABLE account (
    id bigint,
    worth amount
);

-- lock of note, ACCESS EXCLUSIVE, briefly: nobody reads or writes note
CREATE RULE forwarded AS
    ON DELETE TO note DO  DELETE FROM account
  WHERE account.id = old.id;

-- revert

CREATE TABLE line (
    id bigint,
    worth amount
);

-- lock of note, ACCESS EXCLUSIVE, briefly: nobody reads or writes note
CREATE OR REPLACE RULE forwarded AS
    ON DELETE TO note DO  DELETE FROM line
  WHERE line.id = old.id;

-- loses data
-- lock of account, ACCESS EXCLUSIVE, briefly: nobody reads or writes account
-- data loss of account: all rows of account
DROP TABLE account;

ALTER DOMAIN amount DROP CONSTRAINT much;
