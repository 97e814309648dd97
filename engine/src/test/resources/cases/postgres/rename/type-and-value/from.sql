CREATE TYPE mood AS ENUM ('sad', 'meh', 'happy');
CREATE TABLE p (m mood DEFAULT 'meh', n mood[]);
CREATE VIEW fine AS SELECT m FROM p WHERE m <> 'meh';
