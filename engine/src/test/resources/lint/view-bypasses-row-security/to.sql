CREATE TABLE notes (id bigint PRIMARY KEY, owner name);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON notes USING (owner = current_user);
CREATE VIEW all_notes AS SELECT id FROM notes;
CREATE VIEW own_notes WITH (security_invoker = true) AS SELECT id FROM notes;
CREATE TABLE plain (id bigint PRIMARY KEY);
CREATE VIEW p AS SELECT id FROM plain;
