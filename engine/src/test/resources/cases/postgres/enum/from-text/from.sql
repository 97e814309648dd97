CREATE TABLE p (m text NOT NULL DEFAULT 'ok' CHECK (m IN ('ok', 'sad')));
