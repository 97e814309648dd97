CREATE TABLE users (
    id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name varchar(80) NOT NULL,
    email varchar(200)
);
CREATE FUNCTION f(n int) RETURNS bigint DETERMINISTIC COMMENT 'it''s' SQL SECURITY INVOKER RETURN n + 2;
DELIMITER //
CREATE PROCEDURE p(IN a int, OUT b varchar(20) CHARSET latin1)
BEGIN
  DECLARE n int DEFAULT 0;
  again: WHILE n < a DO
    SET n = n + 1;
    CASE n WHEN 3 THEN LEAVE again; ELSE BEGIN END; END CASE;
  END WHILE;
  SET b = 'y'; -- done;
END//
CREATE FUNCTION p(n int) RETURNS int NO SQL RETURN n//
DELIMITER ;
