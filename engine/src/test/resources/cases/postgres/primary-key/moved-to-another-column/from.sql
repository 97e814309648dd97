CREATE TABLE t (old_id int PRIMARY KEY, new_id bigint);
