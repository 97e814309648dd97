CREATE TABLE event (id bigint NOT NULL, at date NOT NULL, kind text NOT NULL DEFAULT 'x', PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE INDEX event_kind_idx ON event (kind);
CREATE TABLE event_2024 (id bigint NOT NULL, at date NOT NULL, kind text);
