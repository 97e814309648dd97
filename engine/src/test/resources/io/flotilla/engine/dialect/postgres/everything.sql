CREATE TYPE plan AS ENUM ('free', 'pro', 'it''s "big"');
COMMENT ON TYPE plan IS 'what they pay for';

CREATE SEQUENCE invoice_number AS integer START 100 INCREMENT 5 MINVALUE 10 MAXVALUE 90000 CACHE 7 CYCLE;
COMMENT ON SEQUENCE invoice_number IS 'never twice';

CREATE TABLE customer (
    id bigint GENERATED ALWAYS AS IDENTITY (START 1000 INCREMENT 2) PRIMARY KEY,
    email varchar(200) NOT NULL,
    name text COLLATE "C" DEFAULT 'no	tab \ here',
    plan plan NOT NULL DEFAULT 'free',
    tags text[] DEFAULT '{}',
    price numeric(12, 2) CHECK (price >= 0),
    gross numeric GENERATED ALWAYS AS (price * 1.2) STORED,
    created_at timestamptz NOT NULL DEFAULT now(),
    "Weird ""Column" int,
    CONSTRAINT customer_email_key UNIQUE (email) INCLUDE (name),
    CONSTRAINT customer_both_key UNIQUE NULLS NOT DISTINCT (name, plan) DEFERRABLE INITIALLY DEFERRED
);
ALTER TABLE customer ADD CONSTRAINT customer_name_check CHECK (length(name) < 100) NO INHERIT NOT VALID;
COMMENT ON TABLE customer IS 'who pays
for it';
COMMENT ON COLUMN customer.email IS 'lower case';
COMMENT ON CONSTRAINT customer_email_key ON customer IS 'one each';

CREATE INDEX customer_lower_idx ON customer (lower(email), created_at DESC NULLS LAST) INCLUDE (price)
    WHERE price > 0;
CREATE INDEX customer_pattern_idx ON customer (email varchar_pattern_ops, name COLLATE "POSIX");
CREATE UNIQUE INDEX customer_name_idx ON customer (name) NULLS NOT DISTINCT;
CREATE INDEX customer_tags_idx ON customer USING gin (tags);
CREATE INDEX customer_sum_idx ON customer ((price + 1), plan);
COMMENT ON INDEX customer_tags_idx IS 'searched';

CREATE TABLE "Order" (
    customer bigint,
    line int,
    note text,
    number int DEFAULT nextval('invoice_number'),
    serial_number serial,
    parent_customer bigint,
    parent_line int,
    CONSTRAINT order_key PRIMARY KEY (line, customer) INCLUDE (note),
    CONSTRAINT order_customer_fkey FOREIGN KEY (customer) REFERENCES customer (id)
        ON UPDATE RESTRICT ON DELETE CASCADE DEFERRABLE,
    CONSTRAINT order_parent_fkey FOREIGN KEY (parent_line, parent_customer)
        REFERENCES "Order" (line, customer) ON DELETE SET NULL (parent_line)
);
ALTER TABLE "Order" ADD CONSTRAINT order_full_fkey FOREIGN KEY (parent_line, parent_customer)
    REFERENCES "Order" (line, customer) MATCH FULL ON UPDATE SET DEFAULT NOT VALID;
COMMENT ON CONSTRAINT order_key ON "Order" IS 'key';

CREATE VIEW big_customer WITH (security_barrier = true, check_option = local) AS
    SELECT id, email, plan FROM customer WHERE plan = 'pro'::plan AND price > 10;
ALTER VIEW big_customer ALTER COLUMN email SET DEFAULT 'nobody';
COMMENT ON VIEW big_customer IS 'worth a call';
COMMENT ON COLUMN big_customer.email IS 'theirs';
CREATE VIEW order_count AS SELECT count(*) AS orders FROM "Order";
CREATE RULE quiet AS ON DELETE TO big_customer DO INSTEAD NOTHING;
COMMENT ON RULE quiet ON big_customer IS 'nobody goes';
CREATE RULE kept AS ON DELETE TO customer WHERE OLD.price > 1000 DO INSTEAD NOTHING;

CREATE MATERIALIZED VIEW spending WITH (fillfactor = 90) AS
    SELECT plan, sum(price) AS spent FROM customer GROUP BY plan;
CREATE UNIQUE INDEX spending_plan_idx ON spending (plan);
COMMENT ON MATERIALIZED VIEW spending IS 'as of the last refresh';
COMMENT ON COLUMN spending.spent IS 'in all';
COMMENT ON INDEX spending_plan_idx IS 'one each';

CREATE TRIGGER same BEFORE UPDATE OF email, plan ON customer FOR EACH ROW WHEN (OLD.price > 1)
    EXECUTE FUNCTION suppress_redundant_updates_trigger('a', 'it''s');
ALTER TABLE customer ENABLE REPLICA TRIGGER same;
COMMENT ON TRIGGER same ON customer IS 'nothing for nothing';
CREATE CONSTRAINT TRIGGER later AFTER INSERT ON "Order" FROM customer
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();

CREATE POLICY theirs ON customer TO pg_monitor USING (price > 1) WITH CHECK (price > 1);

CREATE STATISTICS together (dependencies, mcv) ON name, plan FROM customer;
ALTER STATISTICS together SET STATISTICS 50;
COMMENT ON STATISTICS together IS 'alike';
