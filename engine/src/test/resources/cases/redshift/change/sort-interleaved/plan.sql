-- there
CREATE TABLE _flotilla_copy_sales (
    id integer NOT NULL,
    note character varying(20)
) DISTSTYLE AUTO INTERLEAVED SORTKEY (id, note);
-- LOCK sales: everybody else waits for the table while its rows are written anew
-- REWRITE sales: the table is copied, since the sort key becomes interleaved
-- finding: table sales is copied: what earlier plans left in its trash goes
INSERT INTO _flotilla_copy_sales (id, note)
SELECT id, note
FROM sales;
-- LOCK sales: everybody else waits for the table while its rows are written anew
DROP TABLE sales;
ALTER TABLE _flotilla_copy_sales RENAME TO sales;

-- and back
-- alone
-- LOCK sales: everybody else waits for the table while its rows are written anew
-- REWRITE sales: its rows move to where they belong now
ALTER TABLE sales ALTER SORTKEY NONE;
-- alone
-- LOCK sales, brief: everybody else waits for the table until the transaction ends
ALTER TABLE sales ALTER SORTKEY AUTO;
