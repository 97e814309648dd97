-- flotilla:renamed from=numbers
CREATE SEQUENCE tickets START WITH 7;
CREATE VIEW next_number AS SELECT nextval(tickets) AS n;
