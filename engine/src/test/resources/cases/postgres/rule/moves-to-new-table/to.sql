-- policy: drop
CREATE DOMAIN amount AS bigint CONSTRAINT much CHECK (VALUE > 1);

CREATE TABLE account (id bigint, worth amount);

CREATE TABLE note (id bigint);

CREATE RULE forwarded AS ON DELETE TO note DO ALSO DELETE FROM account WHERE account.id = old.id;
