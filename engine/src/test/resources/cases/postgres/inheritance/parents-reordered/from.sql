CREATE TABLE named (name text);
CREATE TABLE dated (day date);
CREATE TABLE events (place text) INHERITS (named, dated);
