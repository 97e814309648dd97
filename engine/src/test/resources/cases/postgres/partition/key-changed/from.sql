CREATE TABLE event (id bigint, at date) PARTITION BY RANGE (at);
