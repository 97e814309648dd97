
-- not in a transaction
DROP TRIGGER `two`;

-- not in a transaction
DROP TRIGGER `one`;

-- not in a transaction
CREATE TRIGGER `three` BEFORE UPDATE ON `t` FOR EACH ROW SET NEW.b = OLD.b;

-- not in a transaction
CREATE TRIGGER `one` BEFORE INSERT ON `t` FOR EACH ROW BEGIN SET NEW.a = 2; SET NEW.b = NEW.a; END;

-- revert

-- not in a transaction
DROP TRIGGER `three`;

-- not in a transaction
DROP TRIGGER `one`;

-- not in a transaction
CREATE TRIGGER `two` AFTER DELETE ON `t` FOR EACH ROW SET @x = OLD.a;

-- not in a transaction
CREATE TRIGGER `one` BEFORE INSERT ON `t` FOR EACH ROW SET NEW.a = 1;
