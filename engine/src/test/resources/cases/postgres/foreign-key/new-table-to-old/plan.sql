
CREATE TABLE c (
    p_id integer
);

CREATE INDEX c_p ON c (p_id);

-- lock of p, SHARE ROW EXCLUSIVE, briefly: nobody writes to p
ALTER TABLE c ADD CONSTRAINT c_p_id_fkey FOREIGN KEY (p_id) REFERENCES p (id);

-- revert

-- dropped with its rows (policy)
-- loses data
-- lock of c, ACCESS EXCLUSIVE, briefly: nobody reads or writes c
-- data loss of c: all rows of c
DROP TABLE c;
