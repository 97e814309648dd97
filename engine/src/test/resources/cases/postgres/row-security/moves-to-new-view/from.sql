CREATE TABLE line (id bigint, b integer);

CREATE VIEW view_line AS SELECT id, b FROM line;

CREATE POLICY seen ON line USING (EXISTS (SELECT FROM view_line v WHERE v.id = line.id));
