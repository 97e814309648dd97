CREATE COLLATION german (PROVIDER = icu, LOCALE = 'de-u-co-phonebk', DETERMINISTIC = false);
CREATE COLLATION plain (LOCALE = 'C');
COMMENT ON COLLATION german IS 'as in a phone book';
CREATE DOMAIN word AS text COLLATE german;
CREATE TABLE t (id integer PRIMARY KEY, v text COLLATE german);
CREATE INDEX t_v ON t (v COLLATE plain);
