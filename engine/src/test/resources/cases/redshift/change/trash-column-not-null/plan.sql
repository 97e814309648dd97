-- there
CREATE TABLE _flotilla_copy_sales (
    id integer NOT NULL,
    note character varying(20),
    _flotilla_trash_price numeric(8,2)
) DISTSTYLE AUTO SORTKEY AUTO;
-- LOCK sales: everybody else waits for the table while its rows are written anew
-- REWRITE sales: the table is copied, since price stops being NOT NULL in the trash
-- finding: table sales is copied: what earlier plans left in its trash goes
INSERT INTO _flotilla_copy_sales (id, note, _flotilla_trash_price)
SELECT id, note, price
FROM sales;
-- LOCK sales: everybody else waits for the table while its rows are written anew
DROP TABLE sales;
ALTER TABLE _flotilla_copy_sales RENAME TO sales;

-- and back
CREATE TABLE _flotilla_copy_sales (
    id integer NOT NULL,
    note character varying(20),
    price numeric(8,2) NOT NULL
) DISTSTYLE AUTO SORTKEY AUTO;
-- LOCK sales: everybody else waits for the table while its rows are written anew
-- REWRITE sales: the table is copied, since price becomes NOT NULL again
-- DATA_DEPENDENT sales: it fails where price is NULL
-- check: SELECT NOT EXISTS (SELECT 1 FROM sales WHERE _flotilla_trash_price IS NULL)
INSERT INTO _flotilla_copy_sales (id, note, price)
SELECT id, note, _flotilla_trash_price
FROM sales;
-- LOCK sales: everybody else waits for the table while its rows are written anew
DROP TABLE sales;
ALTER TABLE _flotilla_copy_sales RENAME TO sales;
