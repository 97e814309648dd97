-- there
DROP MATERIALIZED VIEW counted;
DROP VIEW noted;
DROP VIEW notes;
-- alone
-- LOCK sales, brief: everybody else waits for the table until the transaction ends
ALTER TABLE sales ALTER COLUMN note TYPE character varying(40);
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
-- alone
-- LOCK sales, brief: everybody else waits for the table until the transaction ends
-- DATA_DEPENDENT sales: it fails where a value of note is longer
ALTER TABLE sales ALTER COLUMN note TYPE character varying(20);
-- finding: materialized view counted is filled when it is made: that takes as long as its query
CREATE MATERIALIZED VIEW counted AUTO REFRESH NO AS
select note, count(*) as times from sales group by note;
CREATE VIEW notes AS
SELECT sales.note FROM sales;
CREATE VIEW noted AS
SELECT notes.note FROM notes;
COMMENT ON VIEW counted IS 'how often';
