-- there
CREATE TABLE _flotilla_copy_sales (
    id integer NOT NULL,
    note character varying(20) DEFAULT 'none'::character varying
) DISTSTYLE AUTO SORTKEY AUTO;
-- LOCK sales: everybody else waits for the table while its rows are written anew
-- REWRITE sales: the table is copied, since the default of note changes
-- finding: table sales is copied: what earlier plans left in its trash goes
INSERT INTO _flotilla_copy_sales (id, note)
SELECT id, note
FROM sales;
-- LOCK sales: everybody else waits for the table while its rows are written anew
DROP TABLE sales;
ALTER TABLE _flotilla_copy_sales RENAME TO sales;

-- and back
CREATE TABLE _flotilla_copy_sales (
    id integer NOT NULL,
    note character varying(20)
) DISTSTYLE AUTO SORTKEY AUTO;
-- LOCK sales: everybody else waits for the table while its rows are written anew
-- REWRITE sales: the table is copied, since the default of note changes
INSERT INTO _flotilla_copy_sales (id, note)
SELECT id, note
FROM sales;
-- LOCK sales: everybody else waits for the table while its rows are written anew
DROP TABLE sales;
ALTER TABLE _flotilla_copy_sales RENAME TO sales;
