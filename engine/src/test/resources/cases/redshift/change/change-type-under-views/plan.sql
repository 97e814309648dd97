-- there
DROP MATERIALIZED VIEW counted;
DROP VIEW noted;
DROP VIEW notes;
CREATE TABLE _flotilla_copy_sales (
    id bigint NOT NULL,
    note character varying(20)
) DISTSTYLE AUTO SORTKEY AUTO;
-- LOCK sales: everybody else waits for the table while its rows are written anew
-- REWRITE sales: the table is copied, since id changes from integer to bigint
-- finding: table sales is copied: what earlier plans left in its trash goes
INSERT INTO _flotilla_copy_sales (id, note)
SELECT CAST(id AS bigint), note
FROM sales;
-- LOCK sales: everybody else waits for the table while its rows are written anew
DROP TABLE sales;
ALTER TABLE _flotilla_copy_sales RENAME TO sales;
-- finding: materialized view counted is filled when it is made: that takes as long as its query
CREATE MATERIALIZED VIEW counted AUTO REFRESH NO AS
select note, count(*) as times from sales group by note;
CREATE VIEW notes AS
SELECT sales.note FROM sales;
CREATE VIEW noted AS
SELECT notes.note FROM notes;
COMMENT ON VIEW counted IS 'how often';

-- and back
DROP MATERIALIZED VIEW counted;
DROP VIEW noted;
DROP VIEW notes;
CREATE TABLE _flotilla_copy_sales (
    id integer NOT NULL,
    note character varying(20)
) DISTSTYLE AUTO SORTKEY AUTO;
-- LOCK sales: everybody else waits for the table while its rows are written anew
-- REWRITE sales: the table is copied, since id changes from bigint to integer
-- DATA_DEPENDENT sales: it fails, or rounds, where a value of id does not fit integer
INSERT INTO _flotilla_copy_sales (id, note)
SELECT CAST(id AS integer), note
FROM sales;
-- LOCK sales: everybody else waits for the table while its rows are written anew
DROP TABLE sales;
ALTER TABLE _flotilla_copy_sales RENAME TO sales;
-- finding: materialized view counted is filled when it is made: that takes as long as its query
CREATE MATERIALIZED VIEW counted AUTO REFRESH NO AS
select note, count(*) as times from sales group by note;
CREATE VIEW notes AS
SELECT sales.note FROM sales;
CREATE VIEW noted AS
SELECT notes.note FROM notes;
COMMENT ON VIEW counted IS 'how often';
