package io.flotilla.engine.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a statement can change about types and routines changes the fingerprint. */
class TypeSensitivityTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private static final String TYPES =
            """
            CREATE COLLATION plain (LOCALE = 'C');
            CREATE DOMAIN email AS text DEFAULT 'x' CONSTRAINT at CHECK (VALUE <> '');
            CREATE TYPE pair AS (a integer, b text);
            CREATE TYPE span AS RANGE (SUBTYPE = float8);
            CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a';
            CREATE PROCEDURE p() LANGUAGE sql AS '';
            CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer);
            CREATE OPERATOR === (FUNCTION = int4eq, LEFTARG = integer, RIGHTARG = integer, RESTRICT = eqsel);
            CREATE TEXT SEARCH DICTIONARY stems (TEMPLATE = snowball, LANGUAGE = english);
            CREATE TEXT SEARCH CONFIGURATION words (PARSER = "default");
            ALTER TEXT SEARCH CONFIGURATION words ADD MAPPING FOR word WITH stems, simple;
            """;

    private static Connection connection;
    private static Fingerprint before;

    @BeforeAll
    static void createTenants() throws SQLException {
        connection = DriverManager.getConnection(SERVER.createDatabase());
        Sql.create(connection, "tenant", TYPES);
        Sql.create(connection, "Other Tenant", TYPES);
        Sql.run(connection, "SET search_path = tenant");
        before = fingerprint("tenant");
        connection.setAutoCommit(false);
    }

    @AfterAll
    static void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void isTheSameInEverySchema() throws SQLException {
        assertThat(fingerprint("Other Tenant")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER DOMAIN email RENAME TO mail",
                "ALTER DOMAIN email SET NOT NULL",
                "ALTER DOMAIN email DROP DEFAULT",
                "ALTER DOMAIN email RENAME CONSTRAINT at TO other",
                "ALTER DOMAIN email DROP CONSTRAINT at; ALTER DOMAIN email ADD CONSTRAINT more CHECK (VALUE <> 'y')",
                "ALTER DOMAIN email ADD CONSTRAINT more CHECK (VALUE <> 'y') NOT VALID",
                "COMMENT ON DOMAIN email IS 'x'",
                "COMMENT ON CONSTRAINT at ON DOMAIN email IS 'x'",
                "DROP DOMAIN email; CREATE DOMAIN email AS varchar DEFAULT 'x' CONSTRAINT at CHECK (VALUE <> '')",
                "DROP DOMAIN email; CREATE DOMAIN email AS text COLLATE plain DEFAULT 'x' CONSTRAINT at CHECK (VALUE <> '')",
                "ALTER TYPE pair RENAME ATTRIBUTE a TO c",
                "ALTER TYPE pair ALTER ATTRIBUTE a TYPE bigint",
                "ALTER TYPE pair ALTER ATTRIBUTE b TYPE text COLLATE plain",
                "ALTER TYPE pair DROP ATTRIBUTE a, ADD ATTRIBUTE a integer",
                "COMMENT ON TYPE pair IS 'x'",
                "COMMENT ON COLUMN pair.a IS 'x'",
                "DROP TYPE span; CREATE TYPE span AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = float8mi)",
                "ALTER TYPE span_multirange RENAME TO spans",
                "COMMENT ON TYPE span IS 'x'",
                "CREATE OR REPLACE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a + 1'",
                "ALTER FUNCTION f IMMUTABLE",
                "ALTER FUNCTION f COST 7",
                "ALTER FUNCTION f SECURITY DEFINER",
                "ALTER FUNCTION f SET work_mem = '1MB'",
                "CREATE FUNCTION f(text) RETURNS integer LANGUAGE sql AS 'SELECT 1'",
                "COMMENT ON FUNCTION f IS 'x'",
                "DROP PROCEDURE p",
                "COMMENT ON PROCEDURE p IS 'x'",
                "CREATE OR REPLACE AGGREGATE total(integer) (SFUNC = int4mul, STYPE = integer)",
                "CREATE OR REPLACE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0')",
                "CREATE OR REPLACE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer, PARALLEL = SAFE)",
                "COMMENT ON AGGREGATE total(integer) IS 'x'",
                "DROP COLLATION plain; CREATE COLLATION plain (LOCALE = 'POSIX')",
                "COMMENT ON COLLATION plain IS 'x'",
                "DROP OPERATOR === (integer, integer)",
                "ALTER OPERATOR === (integer, integer) SET (RESTRICT = NONE)",
                "ALTER OPERATOR === (integer, integer) SET (JOIN = eqjoinsel)",
                "COMMENT ON OPERATOR === (integer, integer) IS 'x'",
                "DROP OPERATOR === (integer, integer); CREATE OPERATOR === (FUNCTION = int4eq, LEFTARG = integer, RIGHTARG = integer, RESTRICT = eqsel, COMMUTATOR = ===)",
                "DROP OPERATOR === (integer, integer); CREATE OPERATOR === (FUNCTION = int4eq, LEFTARG = integer, RIGHTARG = integer, RESTRICT = eqsel, NEGATOR = <!>)",
                "DROP OPERATOR === (integer, integer); CREATE OPERATOR === (FUNCTION = int4eq, LEFTARG = integer, RIGHTARG = integer, RESTRICT = eqsel, HASHES)",
                "DROP OPERATOR === (integer, integer); CREATE OPERATOR === (FUNCTION = int4eq, LEFTARG = integer, RIGHTARG = integer, RESTRICT = eqsel, MERGES)",
                "DROP OPERATOR === (integer, integer); CREATE OPERATOR === (FUNCTION = int4ne, LEFTARG = integer, RIGHTARG = integer, RESTRICT = eqsel)",
                "ALTER TEXT SEARCH DICTIONARY stems (LANGUAGE = german)",
                "COMMENT ON TEXT SEARCH DICTIONARY stems IS 'x'",
                "ALTER TEXT SEARCH CONFIGURATION words ADD MAPPING FOR email WITH simple",
                "ALTER TEXT SEARCH CONFIGURATION words ALTER MAPPING FOR word WITH simple, stems",
                "COMMENT ON TEXT SEARCH CONFIGURATION words IS 'x'",
            })
    void changesWith(String sql) throws SQLException {
        try {
            Sql.run(connection, sql);

            assertThat(fingerprint("tenant")).isNotEqualTo(before);
        } finally {
            connection.rollback();
        }
    }

    private static Fingerprint fingerprint(String schema) throws SQLException {
        return Fingerprinter.fingerprint(new PostgresInspector().inspect(connection, schema));
    }
}
