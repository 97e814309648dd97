CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text,
    age integer
);
CREATE RULE told AS ON INSERT TO users DO ALSO NOTIFY users;
