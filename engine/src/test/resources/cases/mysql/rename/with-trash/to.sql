-- flotilla:renamed from=users
CREATE TABLE customers (
    id int PRIMARY KEY,
    email varchar(200) NOT NULL -- flotilla:renamed from=mail
);
