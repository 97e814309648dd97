CREATE TABLE customer (id bigint PRIMARY KEY);
CREATE TABLE item (id bigint PRIMARY KEY, order_id bigint);
