CREATE TABLE part (id integer PRIMARY KEY, of integer);
CREATE RECURSIVE VIEW tree (id, depth) AS
    SELECT id, 0 FROM part WHERE of IS NULL
    UNION ALL
    SELECT part.id, tree.depth + 1 FROM part JOIN tree ON part.of = tree.id;
