-- there
-- alone
-- LOCK sales: everybody else waits for the table while its rows are written anew
-- REWRITE sales: its rows move to where they belong now
ALTER TABLE sales ALTER DISTSTYLE EVEN;

-- and back
-- alone
-- LOCK sales: everybody else waits for the table while its rows are written anew
-- REWRITE sales: its rows move to where they belong now
ALTER TABLE sales ALTER DISTSTYLE ALL;
