-- policy: drop
CREATE TABLE remote (id bigint);
