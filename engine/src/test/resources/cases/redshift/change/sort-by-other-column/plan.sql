-- there
CREATE TABLE _flotilla_copy_sales (
    id integer NOT NULL,
    note character varying(20),
    moment timestamp without time zone,
    _flotilla_trash_day date
) DISTSTYLE AUTO COMPOUND SORTKEY (moment);
-- LOCK sales: everybody else waits for the table while its rows are written anew
-- REWRITE sales: the table is copied, since its keys go from a column that goes to one that comes
-- finding: table sales is copied: what earlier plans left in its trash goes
INSERT INTO _flotilla_copy_sales (id, note, _flotilla_trash_day)
SELECT id, note, day
FROM sales;
-- LOCK sales: everybody else waits for the table while its rows are written anew
DROP TABLE sales;
ALTER TABLE _flotilla_copy_sales RENAME TO sales;

-- and back
CREATE TABLE _flotilla_copy_sales (
    id integer NOT NULL,
    note character varying(20),
    day date
) DISTSTYLE AUTO COMPOUND SORTKEY (day);
-- LOCK sales: everybody else waits for the table while its rows are written anew
-- REWRITE sales: the table is copied, since its keys go from a column that goes to one that comes
INSERT INTO _flotilla_copy_sales (id, note, day)
SELECT id, note, _flotilla_trash_day
FROM sales;
-- loses data
-- LOCK sales: everybody else waits for the table while its rows are written anew
-- DATA_LOSS sales, brief: the values of moment go
DROP TABLE sales;
ALTER TABLE _flotilla_copy_sales RENAME TO sales;
