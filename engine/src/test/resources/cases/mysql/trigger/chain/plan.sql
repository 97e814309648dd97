
-- not in a transaction
DROP TRIGGER `three`;

-- not in a transaction
DROP TRIGGER `two`;

-- not in a transaction
DROP TRIGGER `one`;

-- not in a transaction
CREATE TRIGGER `zero` BEFORE INSERT ON `t` FOR EACH ROW SET NEW.b = 0;

-- not in a transaction
CREATE TRIGGER `one` BEFORE INSERT ON `t` FOR EACH ROW FOLLOWS `zero` SET NEW.a = 2;

-- not in a transaction
CREATE TRIGGER `three` BEFORE INSERT ON `t` FOR EACH ROW FOLLOWS `one` SET NEW.a = NEW.a * 2;

-- not in a transaction
CREATE TRIGGER `two` BEFORE INSERT ON `t` FOR EACH ROW FOLLOWS `three` SET NEW.a = NEW.a + 1;

-- revert

-- not in a transaction
DROP TRIGGER `two`;

-- not in a transaction
DROP TRIGGER `three`;

-- not in a transaction
DROP TRIGGER `one`;

-- not in a transaction
DROP TRIGGER `zero`;

-- not in a transaction
CREATE TRIGGER `one` BEFORE INSERT ON `t` FOR EACH ROW SET NEW.a = 1;

-- not in a transaction
CREATE TRIGGER `two` BEFORE INSERT ON `t` FOR EACH ROW FOLLOWS `one` SET NEW.a = NEW.a + 1;

-- not in a transaction
CREATE TRIGGER `three` BEFORE INSERT ON `t` FOR EACH ROW FOLLOWS `two` SET NEW.a = NEW.a * 2;
