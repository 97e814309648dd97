CREATE TABLE notes (id bigint PRIMARY KEY, owner name);
CREATE POLICY own ON notes USING (owner = current_user);
CREATE TABLE safe (id bigint PRIMARY KEY);
ALTER TABLE safe ENABLE ROW LEVEL SECURITY;
CREATE POLICY every ON safe USING (true);
