CREATE TABLE t (id int PRIMARY KEY, a_column_with_a_name_that_is_as_long_as_the_servers_let_it_be_ok int);
