CREATE TABLE notes (id bigint PRIMARY KEY, owner name);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY kept ON notes USING (true);
CREATE POLICY own ON notes USING (owner = current_user);
