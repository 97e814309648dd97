package io.flotilla.engine.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flotilla.engine.dialect.UnsupportedObject;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not modelled is named, never skipped. */
class UnsupportedObjectsTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private static Connection connection;

    @BeforeAll
    static void connect() throws SQLException {
        connection = DriverManager.getConnection(SERVER.createDatabase());
        Sql.create(connection, "elsewhere", "CREATE TABLE other (id int PRIMARY KEY, name text)");
    }

    @AfterAll
    static void disconnect() throws SQLException {
        connection.close();
    }

    @BeforeEach
    void createTenant() throws SQLException {
        Sql.create(
                connection,
                "tenant",
                "CREATE TABLE t (a int PRIMARY KEY, b text, c int4range); CREATE TYPE mood AS ENUM ('x');"
                        + "CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'");
    }

    @AfterEach
    void dropTenant() throws SQLException {
        Sql.run(connection, "DROP SCHEMA tenant CASCADE; DROP FUNCTION public.f() CASCADE");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    CREATE TABLE child () INHERITS (elsewhere.other) | table child (inherits from a table outside the schema)
                    CREATE TABLE elsewhere.child () INHERITS (t) | inherits from a table of this schema
                    CREATE CONSTRAINT TRIGGER late AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION public.f(); COMMENT ON CONSTRAINT late ON t IS 'x' | trigger late on table t (comment on its constraint)
                    CREATE MATERIALIZED VIEW m AS SELECT 'x' AS one; ALTER MATERIALIZED VIEW m ALTER one SET STATISTICS 5 | column one of materialized view m (storage options or statistics target)
                    ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES t; ALTER TABLE t DISABLE TRIGGER ALL | on table t (disabled)
                    CREATE STATISTICS stat ON id, name FROM elsewhere.other | statistics object stat
                    CREATE STATISTICS elsewhere.stat ON a, b FROM t | elsewhere.stat (on a table of this schema)
                    CREATE TYPE shell | type shell
                    CREATE FUNCTION c(mood) RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE CAST (mood AS int) WITH FUNCTION c(mood) | cast from mood to integer
                    CREATE FUNCTION lower(text) RETURNS text LANGUAGE sql AS 'SELECT $1' | function tenant.lower(text) (hidden by a name of pg_catalog)
                    CREATE OPERATOR FAMILY fam USING btree | operator family fam for access method btree
                    CREATE CAST (mood AS int) WITH INOUT | cast from mood to integer
                    CREATE CONVERSION conv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8 | conversion conv
                    ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES elsewhere.other | t_a_fkey on table t (to a table outside the schema)
                    CREATE UNLOGGED TABLE u (a int GENERATED ALWAYS AS IDENTITY); ALTER SEQUENCE u_a_seq SET LOGGED | sequence u_a_seq (logged other than its table)
                    CREATE TABLE typed OF elsewhere.row_of | table typed (of a type outside the schema)
                    CREATE TYPE date AS ENUM ('never') | tenant.date (hidden by a name of pg_catalog)
                    CREATE TABLE pg_user (a int) | hidden by a name of pg_catalog
                    """)
    void namesIt(String sql, String object) throws SQLException {
        Sql.run(
                connection,
                "DROP TYPE IF EXISTS elsewhere.row_of CASCADE; CREATE TYPE elsewhere.row_of AS (a int)");
        Sql.in(connection, "tenant", sql);

        assertThatThrownBy(() -> new PostgresInspector().inspect(connection, "tenant"))
                .isInstanceOfSatisfying(
                        UnsupportedObject.class,
                        it ->
                                assertThat(it.objects())
                                        .as("in %s", it.objects())
                                        .anyMatch(name -> name.contains(object)));
    }

    @Test
    void namesEveryOneOfThem() throws SQLException {
        Sql.in(
                connection,
                "tenant",
                "CREATE OPERATOR FAMILY fam USING btree; ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES elsewhere.other; CREATE TABLE pg_user (a int)");

        assertThatThrownBy(() -> new PostgresInspector().inspect(connection, "tenant"))
                .isInstanceOfSatisfying(
                        UnsupportedObject.class,
                        it ->
                                assertThat(it.objects())
                                        .containsExactly(
                                                "constraint t_a_fkey on table t (to a table outside the schema)",
                                                "operator family fam for access method btree",
                                                "table tenant.pg_user (hidden by a name of pg_catalog)"));
    }

    @Test
    void saysThatTheRoleMayNotUseTheSchema() throws SQLException {
        Sql.run(connection, "CREATE ROLE stranger; SET ROLE stranger");
        try {
            assertThatThrownBy(() -> new PostgresInspector().inspect(connection, "tenant"))
                    .isInstanceOfSatisfying(
                            UnsupportedObject.class,
                            it ->
                                    assertThat(it.objects())
                                            .containsExactly(
                                                    "schema tenant (role stranger lacks USAGE)"));
        } finally {
            Sql.run(connection, "RESET ROLE; DROP ROLE stranger");
        }
    }

    @Test
    void leavesObjectsOfExtensionsAlone() throws SQLException {
        Sql.in(connection, "tenant", "CREATE EXTENSION citext; ALTER TABLE t ADD COLUMN d citext");

        var table = new PostgresInspector().inspect(connection, "tenant").tables().getFirst();

        assertThat(table.columns()).extracting(Column::type).contains("citext");
        Sql.run(connection, "DROP EXTENSION citext CASCADE");
    }

    @Test
    void overlooksWhatDebianWritesOnEveryColumn() throws SQLException {
        Sql.run(
                connection,
                "UPDATE pg_attribute SET attoptions = '{pg_attver=1}' WHERE attrelid = 'tenant.t'::regclass");

        assertThat(new PostgresInspector().inspect(connection, "tenant").tables()).hasSize(1);
    }
}
