
-- not in a transaction
CREATE OR REPLACE ALGORITHM=MERGE SQL SECURITY INVOKER VIEW `v` AS select `users`.`id` AS `number`,`users`.`name` AS `called` from `users` where `users`.`id` > 1 WITH LOCAL CHECK OPTION;

-- revert

-- not in a transaction
CREATE OR REPLACE VIEW `v` AS select `users`.`id` AS `id`,`users`.`name` AS `name` from `users`;
