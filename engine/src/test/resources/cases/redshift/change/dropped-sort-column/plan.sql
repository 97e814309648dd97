-- there
-- alone
-- LOCK sales: everybody else waits for the table while its rows are written anew
-- REWRITE sales: its rows move to where they belong now
ALTER TABLE sales ALTER SORTKEY NONE;
-- alone
-- LOCK sales, brief: everybody else waits for the table until the transaction ends
ALTER TABLE sales ALTER SORTKEY AUTO;
-- loses data
-- LOCK sales, brief: everybody else waits for the table until the transaction ends
-- DATA_LOSS sales, brief: the values of day go
ALTER TABLE sales DROP COLUMN day;

-- and back
-- LOCK sales, brief: everybody else waits for the table until the transaction ends
ALTER TABLE sales ADD COLUMN day date;
-- alone
-- LOCK sales: everybody else waits for the table while its rows are written anew
-- REWRITE sales: its rows move to where they belong now
ALTER TABLE sales ALTER COMPOUND SORTKEY (day);
