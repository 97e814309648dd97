-- Makes a fleet the way an application would: one schema per customer, owned by one role.
--   psql -v tenants=1000 -v password=secret -f fleet.sql   (as a superuser, in this folder,
--   connected to the database that is to hold the fleet)
\set ON_ERROR_STOP on
\if :{?tenants} \else \set tenants 1000 \endif
\if :{?password} \else \set password fleet \endif
\set ddl `cat current/schema.sql rows.sql`
\o /dev/null
SET client_min_messages = warning;

SELECT format('CREATE ROLE shop LOGIN PASSWORD %L', :'password')
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'shop') \gexec
SELECT format('GRANT CREATE, CONNECT ON DATABASE %I TO shop', current_database()) \gexec

CREATE TABLE IF NOT EXISTS public.customers_of_the_shop (
    schema_name  text PRIMARY KEY,
    tenant       text NOT NULL,
    tier         text NOT NULL,
    region       text NOT NULL,
    canary       text
);
GRANT SELECT ON public.customers_of_the_shop TO shop;
INSERT INTO public.customers_of_the_shop
SELECT
    format('shop_%s', to_char(n, 'FM00000')),
    format('customer-%s', n),
    (ARRAY['free', 'pro', 'pro', 'enterprise'])[1 + n % 4],
    (ARRAY['eu', 'us', 'ap'])[1 + n % 3],
    CASE WHEN n % 100 = 0 THEN 'true' END
FROM generate_series(1, :tenants) n
ON CONFLICT DO NOTHING;

SET ROLE shop;
SELECT format('CREATE SCHEMA %1$I; SET search_path TO %1$I; ', schema_name) || :'ddl'
FROM public.customers_of_the_shop
WHERE to_regnamespace(schema_name) IS NULL
ORDER BY schema_name \gexec
