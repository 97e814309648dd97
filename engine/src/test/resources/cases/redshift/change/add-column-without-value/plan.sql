-- there
CREATE TABLE _flotilla_copy_sales (
    id integer NOT NULL,
    note character varying(20),
    seller integer NOT NULL
) DISTSTYLE AUTO SORTKEY AUTO;
-- LOCK sales: everybody else waits for the table while its rows are written anew
-- REWRITE sales: the table is copied, since seller is new, NOT NULL and without a default
-- DATA_DEPENDENT sales: seller has no value for rows that are there
-- check: SELECT NOT EXISTS (SELECT 1 FROM sales)
-- finding: table sales is copied: what earlier plans left in its trash goes
INSERT INTO _flotilla_copy_sales (id, note)
SELECT id, note
FROM sales;
-- LOCK sales: everybody else waits for the table while its rows are written anew
DROP TABLE sales;
ALTER TABLE _flotilla_copy_sales RENAME TO sales;

-- and back
-- loses data
-- LOCK sales, brief: everybody else waits for the table until the transaction ends
-- DATA_LOSS sales, brief: the values of seller go
ALTER TABLE sales DROP COLUMN seller;
