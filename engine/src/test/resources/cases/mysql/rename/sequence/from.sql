CREATE SEQUENCE numbers START WITH 7;
CREATE VIEW next_number AS SELECT nextval(numbers) AS n;
