
-- not in a transaction
CREATE OR REPLACE VIEW `a` AS select `users`.`id` AS `id`,ucase(`users`.`name`) AS `name` from `users` where `users`.`id` > 1;

-- not in a transaction
CREATE VIEW `c` AS select `a`.`name` AS `name` from `a`;

-- not in a transaction
CREATE OR REPLACE VIEW `b` AS select `c`.`name` AS `name` from `c`;

-- revert

-- not in a transaction
DROP VIEW `b`;

-- not in a transaction
DROP VIEW `c`;

-- not in a transaction
DROP VIEW `a`;

-- not in a transaction
CREATE VIEW `a` AS select `users`.`id` AS `id`,`users`.`name` AS `name` from `users`;

-- not in a transaction
CREATE VIEW `b` AS select `a`.`name` AS `name` from `a`;
