
CREATE VIEW tree AS
WITH RECURSIVE tree(id, depth) AS (
         SELECT part.id,
            0 AS "?column?"
           FROM part
          WHERE (part.of IS NULL)
        UNION ALL
         SELECT part.id,
            (tree_1.depth + 1)
           FROM (part
             JOIN tree tree_1 ON ((part.of = tree_1.id)))
        )
 SELECT id,
    depth
   FROM tree;

-- revert

-- lock, ACCESS EXCLUSIVE, briefly: nobody reads view tree
DROP VIEW tree;
