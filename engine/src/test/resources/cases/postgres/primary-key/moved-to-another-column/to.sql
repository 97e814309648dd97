CREATE TABLE t (old_id int, new_id bigint PRIMARY KEY);
