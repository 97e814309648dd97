-- there
DROP MATERIALIZED VIEW counted;
DROP VIEW late;
DROP VIEW noted;
DROP VIEW notes;
-- finding: materialized view counted is filled when it is made: that takes as long as its query
CREATE MATERIALIZED VIEW counted DISTKEY (note) SORTKEY (times) AUTO REFRESH YES AS
select note, count(*) as times from sales group by note;
CREATE VIEW late AS
select id from ${schema}.sales
WITH NO SCHEMA BINDING;
CREATE VIEW notes AS
SELECT sales.note, sales.id FROM sales;
CREATE VIEW noted AS
SELECT notes.note FROM notes;
COMMENT ON VIEW counted IS 'how often';

-- and back
DROP MATERIALIZED VIEW counted;
DROP VIEW late;
DROP VIEW noted;
DROP VIEW notes;
-- finding: materialized view counted is filled when it is made: that takes as long as its query
CREATE MATERIALIZED VIEW counted AUTO REFRESH NO AS
select note, count(*) as times from sales group by note;
CREATE VIEW late AS
select note from ${schema}.sales
WITH NO SCHEMA BINDING;
CREATE VIEW notes AS
SELECT sales.note FROM sales;
CREATE VIEW noted AS
SELECT notes.note FROM notes;
COMMENT ON VIEW counted IS 'how often';
