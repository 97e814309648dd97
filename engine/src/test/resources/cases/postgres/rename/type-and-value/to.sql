-- flotilla:renamed from=mood
CREATE TYPE feeling AS ENUM (
    'sad',
    'ok', -- flotilla:renamed from=meh
    'happy',
    'thrilled'
);
CREATE TABLE p (m feeling DEFAULT 'ok', n feeling[]);
CREATE VIEW fine AS SELECT m FROM p WHERE m <> 'ok';
