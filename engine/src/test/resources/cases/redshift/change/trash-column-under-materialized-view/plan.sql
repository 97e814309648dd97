-- there
DROP MATERIALIZED VIEW counted;
-- LOCK sales, brief: everybody else waits for the table until the transaction ends
ALTER TABLE sales RENAME COLUMN note TO _flotilla_trash_note;
-- finding: materialized view counted is filled when it is made: that takes as long as its query
CREATE MATERIALIZED VIEW counted AUTO REFRESH NO AS
select id from sales;

-- and back
DROP MATERIALIZED VIEW counted;
-- LOCK sales, brief: everybody else waits for the table until the transaction ends
ALTER TABLE sales RENAME COLUMN _flotilla_trash_note TO note;
-- finding: materialized view counted is filled when it is made: that takes as long as its query
CREATE MATERIALIZED VIEW counted AUTO REFRESH NO AS
select id from sales;
