-- there
-- alone
-- LOCK sales: everybody else waits for the table while its rows are written anew
-- REWRITE sales: its rows move to where they belong now
ALTER TABLE sales ALTER COMPOUND SORTKEY (note, id);

-- and back
-- alone
-- LOCK sales: everybody else waits for the table while its rows are written anew
-- REWRITE sales: its rows move to where they belong now
ALTER TABLE sales ALTER SORTKEY NONE;
-- alone
-- LOCK sales, brief: everybody else waits for the table until the transaction ends
ALTER TABLE sales ALTER SORTKEY AUTO;
