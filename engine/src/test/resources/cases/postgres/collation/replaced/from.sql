CREATE COLLATION german (PROVIDER = icu, LOCALE = 'de', DETERMINISTIC = false);
CREATE DOMAIN word AS text COLLATE german;
CREATE TABLE t (id integer PRIMARY KEY, v text COLLATE german, w word, x text);
CREATE INDEX t_v ON t (v);
CREATE INDEX t_x ON t (x COLLATE german);
CREATE VIEW s AS SELECT v FROM t;
