-- finding: sequence numbers is renamed to tickets: an application that knows the old name fails, and what was granted on it does not follow

-- not in a transaction
DROP VIEW `next_number`;

-- not in a transaction
RENAME TABLE `numbers` TO `tickets`;

-- not in a transaction
CREATE VIEW `next_number` AS select nextval(`tickets`) AS `n`;

-- revert

-- not in a transaction
DROP VIEW `next_number`;

-- not in a transaction
RENAME TABLE `tickets` TO `numbers`;

-- not in a transaction
CREATE VIEW `next_number` AS select nextval(`numbers`) AS `n`;
