-- policy: drop
CREATE TABLE event (id bigint, at date) PARTITION BY LIST (at);
