CREATE TYPE mood AS ENUM ('awful', 'sad', 'ok', 'happy', 'it''s great');
CREATE TABLE p (m mood DEFAULT 'ok');
