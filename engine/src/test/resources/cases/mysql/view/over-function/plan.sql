
-- not in a transaction
CREATE FUNCTION `twice`(n int) RETURNS int(11)
    DETERMINISTIC
RETURN n * 2;

-- not in a transaction
CREATE VIEW `v` AS select `twice`(`users`.`id`) AS `t` from `users`;

-- revert

-- not in a transaction
DROP VIEW `v`;

-- not in a transaction
DROP FUNCTION `twice`;
