CREATE DOMAIN amount AS bigint;

CREATE TABLE line (id bigint, worth amount);

CREATE TABLE note (id bigint);

CREATE RULE forwarded AS ON DELETE TO note DO ALSO DELETE FROM line WHERE line.id = old.id;
