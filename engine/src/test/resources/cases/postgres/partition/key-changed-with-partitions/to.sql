-- policy: drop
CREATE TABLE event (id bigint, at date) PARTITION BY RANGE (at);
CREATE TABLE event_kept PARTITION OF event DEFAULT;
