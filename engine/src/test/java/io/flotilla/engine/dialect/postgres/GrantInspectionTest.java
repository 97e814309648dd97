package io.flotilla.engine.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flotilla.engine.dialect.Inspector.Inspection;
import io.flotilla.engine.dialect.Privileges;
import io.flotilla.engine.dialect.UnsupportedObject;
import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.schema.Grant;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of grants, where privileges are managed, and that nothing is where they are not. */
class GrantInspectionTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private static final String SCHEMA =
            """
            CREATE TYPE mood AS ENUM ('good');
            CREATE DOMAIN short AS text;
            CREATE TYPE pair AS (a int);
            CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY, email text, name text);
            CREATE SEQUENCE numbers;
            CREATE VIEW names AS SELECT name FROM users;
            CREATE MATERIALIZED VIEW mails AS SELECT email FROM users;
            CREATE FUNCTION f(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
            CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1';
            CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer);
            GRANT SELECT ON users TO grant_app WITH GRANT OPTION;
            GRANT UPDATE (name) ON users TO grant_app;
            REVOKE EXECUTE ON FUNCTION f FROM PUBLIC;
            """;

    private static Connection connection;

    @BeforeAll
    static void createTenant() throws SQLException {
        connection = DriverManager.getConnection(SERVER.createDatabase());
        Sql.run(connection, "CREATE ROLE grant_app; CREATE ROLE grant_other");
        Sql.create(connection, "tenant", SCHEMA);
        Sql.run(connection, "SET search_path = tenant");
        connection.setAutoCommit(false);
    }

    @AfterAll
    static void dropRoles() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
        Sql.run(
                connection,
                "DROP SCHEMA tenant CASCADE; DROP ROLE grant_app; DROP ROLE grant_other");
        connection.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GRANT INSERT ON users TO grant_app",
                "GRANT SELECT ON users TO grant_other",
                "GRANT SELECT ON users TO PUBLIC",
                "REVOKE SELECT ON users FROM grant_app",
                "REVOKE GRANT OPTION FOR SELECT ON users FROM grant_app",
                "REVOKE DELETE ON users FROM CURRENT_USER",
                "GRANT UPDATE (email) ON users TO grant_app",
                "GRANT SELECT (name) ON users TO grant_app",
                "GRANT UPDATE (name) ON users TO grant_other",
                "GRANT UPDATE (name) ON users TO grant_app WITH GRANT OPTION",
                "REVOKE UPDATE (name) ON users FROM grant_app",
                "GRANT USAGE ON SEQUENCE numbers TO grant_app",
                "GRANT USAGE ON SEQUENCE users_id_seq TO grant_app",
                "GRANT SELECT ON names TO grant_app",
                "GRANT SELECT (name) ON names TO grant_app",
                "GRANT SELECT ON mails TO grant_app",
                "GRANT EXECUTE ON FUNCTION f TO PUBLIC",
                "GRANT EXECUTE ON FUNCTION f TO grant_app",
                "REVOKE EXECUTE ON PROCEDURE p FROM PUBLIC",
                "REVOKE EXECUTE ON FUNCTION total FROM PUBLIC",
                "REVOKE USAGE ON TYPE mood FROM PUBLIC",
                "REVOKE USAGE ON DOMAIN short FROM PUBLIC",
                "GRANT USAGE ON TYPE pair TO grant_app",
                "REVOKE USAGE ON TYPE users FROM PUBLIC"
            })
    void aGrantChangesFingerprintAndDigestOnlyWhereItIsManaged(String sql) throws SQLException {
        var before = fingerprints();
        var digests = digests("tenant");
        try {
            Sql.run(connection, sql);

            var after = fingerprints();
            assertThat(after.get(Privileges.MANAGED)).isNotEqualTo(before.get(Privileges.MANAGED));
            assertThat(after.get(Privileges.IGNORED)).isEqualTo(before.get(Privileges.IGNORED));
            assertThat(digests("tenant").get(Privileges.MANAGED))
                    .isNotEqualTo(digests.get(Privileges.MANAGED));
            assertThat(digests("tenant").get(Privileges.IGNORED))
                    .isEqualTo(digests.get(Privileges.IGNORED));
        } finally {
            connection.rollback();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GRANT SELECT ON mails TO CURRENT_USER",
                "GRANT USAGE ON TYPE mood TO PUBLIC",
                "GRANT SELECT ON mails TO grant_app; REVOKE SELECT ON mails FROM grant_app",
                "ALTER TABLE users OWNER TO grant_other"
            })
    void whatIsUsualIsNotTold(String sql) throws SQLException {
        var before = fingerprints();
        try {
            Sql.run(connection, sql);

            assertThat(fingerprints()).isEqualTo(before);
        } finally {
            connection.rollback();
        }
    }

    @Test
    void schemasOfDifferentOwnersAreAlikeByDigestAndFingerprint() throws SQLException {
        try {
            Sql.run(connection, "CREATE SCHEMA one AUTHORIZATION grant_other");
            Sql.run(connection, "GRANT CREATE ON SCHEMA one TO grant_other; CREATE SCHEMA two");
            for (var schema : List.of("one", "two")) {
                Sql.run(connection, "SET LOCAL search_path = " + schema);
                Sql.run(
                        connection,
                        "CREATE TABLE t (a int, b int); GRANT SELECT ON t TO grant_app");
                Sql.run(connection, "GRANT UPDATE (a) ON t TO grant_app");
                Sql.run(connection, "REVOKE DELETE ON t FROM CURRENT_USER");
            }
            Sql.run(connection, "ALTER TABLE one.t OWNER TO grant_other");

            assertThat(digests("one")).isEqualTo(digests("two"));
            var managed = new PostgresInspector(Privileges.MANAGED);
            assertThat(managed.inspect(connection, "one").grants())
                    .isEqualTo(managed.inspect(connection, "two").grants())
                    .contains(
                            new Grant(
                                    Grant.On.TABLE,
                                    "t",
                                    null,
                                    null,
                                    List.of(),
                                    List.of(),
                                    List.of("DELETE")))
                    .hasSize(3);
        } finally {
            connection.rollback();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    SET ROLE grant_app; GRANT SELECT ON tenant.users TO grant_other; RESET ROLE | table users (with grants that are not its owner's)
                    ALTER DEFAULT PRIVILEGES IN SCHEMA tenant GRANT SELECT ON TABLES TO grant_app | default privileges on new relations
                    """)
    void whatIsNotModelledIsNamed(String sql, String object) throws SQLException {
        try {
            Sql.run(connection, "GRANT USAGE ON SCHEMA tenant TO grant_app");
            Sql.run(connection, sql);

            assertThat(new PostgresInspector().inspect(connection, "tenant").grants()).isEmpty();
            assertThatThrownBy(
                            () ->
                                    new PostgresInspector(Privileges.MANAGED)
                                            .inspect(connection, "tenant"))
                    .isInstanceOf(UnsupportedObject.class)
                    .hasMessageContaining(object);
        } finally {
            connection.rollback();
        }
    }

    @Test
    void manySchemasAreReadAsOneIs() throws SQLException {
        var managed = new PostgresInspector(Privileges.MANAGED);

        assertThat(managed.inspectAll(connection, List.of("tenant")))
                .containsEntry(
                        "tenant",
                        new Inspection.Found(managed.inspectStructure(connection, "tenant")));
        assertThat(managed.inspectStructure(connection, "tenant").grants())
                .isEqualTo(managed.inspect(connection, "tenant").grants())
                .hasSize(3);
    }

    private static Map<Privileges, Fingerprint> fingerprints() throws SQLException {
        return Map.of(
                Privileges.IGNORED, fingerprint(Privileges.IGNORED),
                Privileges.MANAGED, fingerprint(Privileges.MANAGED));
    }

    private static Fingerprint fingerprint(Privileges privileges) throws SQLException {
        return Fingerprinter.fingerprint(
                new PostgresInspector(privileges).inspect(connection, "tenant"));
    }

    private static Map<Privileges, String> digests(String schema) throws SQLException {
        return Map.of(
                Privileges.IGNORED, digest(schema, Privileges.IGNORED),
                Privileges.MANAGED, digest(schema, Privileges.MANAGED));
    }

    private static String digest(String schema, Privileges privileges) throws SQLException {
        return PostgresDigests.read(connection, List.of(schema), privileges).get(schema);
    }
}
