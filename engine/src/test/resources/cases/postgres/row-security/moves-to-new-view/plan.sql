-- finding: view view_line is dropped and created again; what was granted on it is granted again
-- finding: line.b changes from integer to text: the table is written anew, and an application may not expect it

-- lock of line, ACCESS EXCLUSIVE, briefly: nobody reads or writes line
DROP POLICY seen ON line;

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view view_line
DROP VIEW view_line;

-- lock of line, ACCESS EXCLUSIVE, throughout: nobody reads or writes line until all of it is done
-- rewrite of line: line.b changes from integer to text
ALTER TABLE line ALTER COLUMN b TYPE text;

CREATE VIEW view_line AS
SELECT id,
    b
   FROM line;

CREATE VIEW over_line AS
SELECT id
   FROM view_line;

-- lock of line, ACCESS EXCLUSIVE, briefly: nobody reads or writes line
CREATE POLICY seen ON line USING (EXISTS ( SELECT
   FROM over_line v
  WHERE (v.id = line.id)));

-- revert

-- lock of line, ACCESS EXCLUSIVE, briefly: nobody reads or writes line
DROP POLICY seen ON line;

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view over_line
DROP VIEW over_line;

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view view_line
DROP VIEW view_line;

-- lock of line, ACCESS EXCLUSIVE, throughout: nobody reads or writes line until all of it is done
-- rewrite of line: line.b changes from text to integer
-- data dependent of line: it fails if some line.b is no integer
ALTER TABLE line ALTER COLUMN b TYPE integer USING b::integer;

CREATE VIEW view_line AS
SELECT id,
    b
   FROM line;

-- lock of line, ACCESS EXCLUSIVE, briefly: nobody reads or writes line
CREATE POLICY seen ON line USING (EXISTS ( SELECT
   FROM view_line v
  WHERE (v.id = line.id)));
