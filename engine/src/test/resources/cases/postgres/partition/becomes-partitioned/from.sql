CREATE TABLE event (id bigint, at date);
CREATE VIEW events AS SELECT count(*) FROM event;
