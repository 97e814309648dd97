
-- lock of m, SHARE, throughout: nobody writes to m until the index is built
CREATE INDEX m_age ON m (age);

-- revert

-- lock of m, ACCESS EXCLUSIVE, briefly: nobody reads or writes m
DROP INDEX m_age;
