-- policy: drop
CREATE TABLE line (id bigint, b text);

CREATE VIEW view_line AS SELECT id, b FROM line;

CREATE VIEW over_line AS SELECT id FROM view_line;

CREATE POLICY seen ON line USING (EXISTS (SELECT FROM over_line v WHERE v.id = line.id));
