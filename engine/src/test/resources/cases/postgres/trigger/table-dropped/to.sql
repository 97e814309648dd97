-- policy: drop
CREATE TABLE other (id bigint);
