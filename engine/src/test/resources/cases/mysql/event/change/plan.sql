
-- not in a transaction
DROP EVENT `once`;

-- not in a transaction
DROP EVENT `nightly`;

-- not in a transaction
CREATE EVENT `nightly` ON SCHEDULE EVERY 2 DAY STARTS '2020-01-01 04:00:00' ENDS '2037-01-01 00:00:00' ON COMPLETION PRESERVE DISABLE COMMENT 'it''s' DO BEGIN DELETE FROM t WHERE id < 5; SET @x = 2; END;

-- revert

-- not in a transaction
DROP EVENT `nightly`;

-- not in a transaction
CREATE EVENT `once` ON SCHEDULE AT '2038-01-01 00:00:00' ON COMPLETION NOT PRESERVE ENABLE DO SET @x = 1;

-- not in a transaction
CREATE EVENT `nightly` ON SCHEDULE EVERY 1 DAY STARTS '2020-01-01 03:00:00' ON COMPLETION NOT PRESERVE ENABLE DO DELETE FROM t;
