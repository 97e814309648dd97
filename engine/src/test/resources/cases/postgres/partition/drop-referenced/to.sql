-- policy: drop
CREATE TABLE event (id bigint PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE event_1 PARTITION OF event FOR VALUES FROM (1) TO (2);
CREATE TABLE note (event bigint REFERENCES event);
