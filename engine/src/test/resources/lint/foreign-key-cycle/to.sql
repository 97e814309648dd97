CREATE TABLE a (id bigint PRIMARY KEY, b_id bigint);
CREATE TABLE b (id bigint PRIMARY KEY, a_id bigint REFERENCES a);
ALTER TABLE a ADD FOREIGN KEY (b_id) REFERENCES b;
CREATE TABLE tree (id bigint PRIMARY KEY, parent_id bigint REFERENCES tree, a_id bigint REFERENCES a);
CREATE TABLE c (id bigint PRIMARY KEY, d_id bigint);
CREATE TABLE d (id bigint PRIMARY KEY, c_id bigint REFERENCES c DEFERRABLE);
ALTER TABLE c ADD FOREIGN KEY (d_id) REFERENCES d;
