package io.flotilla.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TenantSqlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "CREATE TABLE public.a (b public.c)|CREATE TABLE \"a\" (b \"c\")",
                "CREATE TABLE \"public\".\"A\" ()|CREATE TABLE \"A\" ()",
                "SELECT 'public.a', a.public.b -- public.c|SELECT 'public.a', a.public.b -- public.c",
                "SELECT nextval('public.a'), 'public.b'::regclass|SELECT nextval('a'), 'b'::regclass",
                "SELECT /* public.a /* */ public.b */ public.c|SELECT /* public.a /* */ public.b */ \"c\"",
                "CREATE FUNCTION public.f() AS $$ SELECT public.g('public.h') $$|CREATE FUNCTION \"f\"() AS $$ SELECT \"g\"('public.h') $$",
                "CREATE FUNCTION f() AS 'SELECT public.g(''x'')'|CREATE FUNCTION f() AS 'SELECT \"g\"(''x'')'",
                "COMMENT ON SCHEMA public IS 'public'|COMMENT ON SCHEMA acme IS 'public'",
                "SELECT * FROM public.TABLE|SELECT * FROM \"table\"",
                "GRANT SELECT ON public.t TO public|GRANT SELECT ON \"t\" TO public",
                "CREATE FUNCTION f() SET search_path = pg_catalog, public|CREATE FUNCTION f() SET search_path = pg_catalog, acme",
            })
    void takesTheSchemaOutOfNames(String sql, String expected) {
        assertThat(TenantSql.of(sql, "acme")).isEqualTo(expected);
    }
}
