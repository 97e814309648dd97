CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
COMMENT ON TYPE mood IS 'how it goes';
CREATE TABLE p (m mood NOT NULL DEFAULT 'ok');
