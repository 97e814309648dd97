CREATE DOMAIN percentage AS integer CHECK (VALUE BETWEEN 0 AND 100);
CREATE DOMAIN stamped AS uuid DEFAULT gen_random_uuid();

CREATE TABLE surveys (id integer);
