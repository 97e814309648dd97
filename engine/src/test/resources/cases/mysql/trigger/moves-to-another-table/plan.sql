
-- not in a transaction
DROP TRIGGER `one`;

-- not in a transaction
CREATE TRIGGER `one` BEFORE INSERT ON `u` FOR EACH ROW SET NEW.a = 1;

-- revert

-- not in a transaction
DROP TRIGGER `one`;

-- not in a transaction
CREATE TRIGGER `one` BEFORE INSERT ON `t` FOR EACH ROW SET NEW.a = 1;
