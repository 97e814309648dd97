
-- not in a transaction
DROP FUNCTION `f`;

-- not in a transaction
DROP PROCEDURE `p`;

-- not in a transaction
CREATE FUNCTION `p`(n int) RETURNS int(11)
    NO SQL
RETURN n;

-- not in a transaction
CREATE FUNCTION `f`(n int) RETURNS bigint(20)
    DETERMINISTIC
    SQL SECURITY INVOKER
    COMMENT 'it''s'
RETURN n + 2;

-- not in a transaction
CREATE PROCEDURE `p`(IN a int, OUT b varchar(20) CHARSET latin1)
BEGIN
  DECLARE n int DEFAULT 0;
  again: WHILE n < a DO
    SET n = n + 1;
    CASE n WHEN 3 THEN LEAVE again; ELSE BEGIN END; END CASE;
  END WHILE;
  SET b = 'y'; -- done;
END;

-- revert

-- not in a transaction
DROP FUNCTION `p`;

-- not in a transaction
DROP FUNCTION `f`;

-- not in a transaction
DROP PROCEDURE `p`;

-- not in a transaction
CREATE FUNCTION `f`(n int) RETURNS int(11)
    DETERMINISTIC
RETURN n + 1;

-- not in a transaction
CREATE PROCEDURE `p`(IN a int, OUT b varchar(20))
BEGIN
  IF a > 1 THEN SET b = 'x;y'; END IF;
END;
