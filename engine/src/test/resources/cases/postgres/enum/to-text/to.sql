-- policy: drop
CREATE TABLE p (m text NOT NULL DEFAULT 'ok');
