CREATE TABLE users (
    id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name varchar(80) NOT NULL,
    email varchar(200)
);
CREATE FUNCTION f(n int) RETURNS int DETERMINISTIC RETURN n + 1;
DELIMITER //
CREATE PROCEDURE p(IN a int, OUT b varchar(20))
BEGIN
  IF a > 1 THEN SET b = 'x;y'; END IF;
END//
DELIMITER ;
