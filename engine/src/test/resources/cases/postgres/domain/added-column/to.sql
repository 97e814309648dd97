CREATE DOMAIN grade AS integer CHECK (VALUE BETWEEN 1 AND 6);
CREATE DOMAIN code AS text;
CREATE TABLE exam (id bigint PRIMARY KEY, mark grade, room code, tries information_schema.cardinal_number);
