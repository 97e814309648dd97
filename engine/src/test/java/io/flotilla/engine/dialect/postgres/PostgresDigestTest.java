package io.flotilla.engine.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.dialect.Privileges;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code digest.sql} tells apart, and what it does not. */
class PostgresDigestTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private static Connection connection;

    @BeforeAll
    static void createTenants() throws SQLException {
        connection = SERVER.borrow();
        connection.setAutoCommit(false);
        Sql.run(connection, "CREATE SCHEMA one");
        Sql.run(connection, "CREATE SCHEMA two");
    }

    @AfterAll
    static void disconnect() throws SQLException {
        connection.rollback();
        connection.close();
    }

    /** Each is a table as {@code one} has it, and {@code two} if it were made the same way. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t (a int CHECK (a > 1), b numeric(12, 2) CHECK (b > 1))",
                "CREATE TABLE t (a serial)",
                "CREATE TYPE mood AS ENUM ('ok'); CREATE TABLE t (a mood DEFAULT 'ok')",
                "CREATE TYPE mood AS ENUM ('ok'); CREATE TABLE t (a mood CHECK (a <> 'ok'))",
                "CREATE SEQUENCE s; CREATE TABLE t (a regclass[] DEFAULT '{s}')",
                "CREATE TABLE t (a int); CREATE VIEW v AS SELECT a FROM t WHERE a > 1",
                "CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a + 1) STORED)",
                "CREATE TABLE t (a int); CREATE INDEX ON t ((a + 1)) WHERE a > 100000",
                "CREATE TABLE t (a int PRIMARY KEY, b int REFERENCES t)",
                "CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql RETURN a + 1",
                "CREATE TABLE t (a int); CREATE RULE r AS ON INSERT TO t DO INSTEAD NOTHING",
                "CREATE TABLE t (a int); CREATE STATISTICS st ON (a + 1), (a + 2) FROM t",
                "CREATE TABLE t (a int) PARTITION BY RANGE (a); CREATE TABLE p PARTITION OF t FOR VALUES FROM (1) TO (2)",
                "CREATE TABLE t (a int); ALTER TABLE t ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON t USING (a > 1)",
                "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TABLE t (a int); CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW WHEN (OLD.a > NEW.a) EXECUTE FUNCTION f()",
                "CREATE DOMAIN d AS int DEFAULT 1 CHECK (VALUE > 0); CREATE TYPE c AS (a d); CREATE TYPE r AS RANGE (SUBTYPE = int)",
                "CREATE COLLATION c FROM \"C\"; CREATE TABLE t (a text COLLATE c); CREATE TEXT SEARCH CONFIGURATION s (COPY = simple)",
                "CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int); CREATE OPERATOR @+ (FUNCTION = int4pl, LEFTARG = int, RIGHTARG = int)",
                "CREATE TYPE mood AS ENUM ('ok'); CREATE FUNCTION f(mood) RETURNS int LANGUAGE sql RETURN 1; CREATE CAST (mood AS int) WITH FUNCTION f(mood)",
            })
    void isTheSameForSchemasMadeTheSameWay(String sql) throws SQLException {
        var before = connection.setSavepoint();
        try {
            Sql.in(connection, "one", sql);
            Sql.in(connection, "two", sql);

            assertThat(digest("one")).isNotNull().isEqualTo(digest("two"));
            assertThat(common("one")).isIn(null, digest("one")).isEqualTo(common("two"));
        } finally {
            connection.rollback(before);
        }
    }

    /** What {@code one} has of its own, {@code two} takes from {@code one}. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t (a int DEFAULT nextval('one.s'))",
                "CREATE TABLE t (a regclass[] DEFAULT '{one.s}')",
                "CREATE TABLE t (a regclass[] DEFAULT '{one.s}', b int GENERATED ALWAYS AS (1) STORED)",
                "CREATE TABLE t (a regclass CHECK (a = ANY ('{one.s}'::regclass[])))",
                "CREATE TABLE t (a one.mood)",
                "CREATE TABLE t (a text CHECK (a <> one.f()::text))",
                "CREATE TABLE t (a int REFERENCES one.base)",
                "CREATE TABLE t (a int) INHERITS (one.base)",
                "CREATE VIEW t AS SELECT * FROM one.base",
                "CREATE TABLE t (a text COLLATE one.c)",
                "CREATE FUNCTION t() RETURNS one.mood LANGUAGE plpgsql AS 'BEGIN END'",
            })
    void tellsASchemasOwnObjectsFromOthers(String sql) throws SQLException {
        var before = connection.setSavepoint();
        try {
            for (var schema : List.of("one", "two")) {
                Sql.in(
                        connection,
                        schema,
                        """
                        CREATE SEQUENCE s;
                        CREATE TYPE mood AS ENUM ('ok');
                        CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
                        CREATE TABLE base (id int PRIMARY KEY);
                        CREATE COLLATION c FROM "C";
                        """);
            }
            assertThat(digest("one")).isEqualTo(digest("two"));

            Sql.in(connection, "one", sql);
            Sql.in(connection, "two", sql);

            assertThat(digest("one")).isNotEqualTo(digest("two"));
        } finally {
            connection.rollback(before);
        }
    }

    /** All else of an index's columns is a copy of its table's, and is not read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX i ON t (lower(a)); ALTER INDEX i ALTER COLUMN 1 SET STATISTICS %s",
                "CREATE INDEX i ON t USING gist (b tsvector_ops (siglen = %s))",
            })
    void tellsWhatAnIndexSaysOfItsOwnColumns(String sql) throws SQLException {
        var before = connection.setSavepoint();
        try {
            for (var schema : List.of("one", "two")) {
                Sql.in(connection, schema, "CREATE TABLE t (a text, b tsvector)");
            }
            assertThat(digest("one")).isEqualTo(digest("two"));

            Sql.in(connection, "one", sql.formatted(100));
            Sql.in(connection, "two", sql.formatted(200));

            assertThat(digest("one")).isNotEqualTo(digest("two"));
        } finally {
            connection.rollback(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO t VALUES (1)",
                "SELECT nextval('s')",
                "GRANT SELECT ON t TO PUBLIC",
                "COMMENT ON SCHEMA one IS 'mine'",
                "ANALYZE t",
                "ALTER DEFAULT PRIVILEGES IN SCHEMA one GRANT SELECT ON TABLES TO PUBLIC",
            })
    void isBlindToWhatTheInspectionDoesNotRead(String sql) throws SQLException {
        var before = connection.setSavepoint();
        try {
            Sql.in(connection, "one", "CREATE SEQUENCE s; CREATE TABLE t (a int PRIMARY KEY)");
            var digest = digest("one");

            Sql.in(connection, "one", sql);

            assertThat(digest("one")).isEqualTo(digest);
        } finally {
            connection.rollback(before);
        }
    }

    @Test
    void saysNothingOfASchemaThatIsNotThere() throws SQLException {
        assertThat(PostgresDigests.read(connection, List.of("nowhere", "one"), Privileges.IGNORED))
                .containsOnlyKeys("one");
    }

    @Test
    void coversEveryCatalogTheInspectionReads() {
        var covered =
                CatalogFacts.ALL.stream()
                        .map(CatalogFacts::catalog)
                        .collect(Collectors.toCollection(TreeSet::new));
        covered.addAll(CatalogRendering.OF_THE_DATABASE);

        assertThat(
                        Pattern.compile("(?:FROM|JOIN) (pg_\\w+) ")
                                .matcher(PostgresInspector.SQL)
                                .results()
                                .map(match -> match.group(1)))
                .isNotEmpty()
                .isSubsetOf(covered);
    }

    @Test
    void isFoundMoreCheaplyForTablesAlone() throws SQLException {
        var before = connection.setSavepoint();
        try {
            Sql.in(
                    connection,
                    "one",
                    """
                    CREATE TABLE t (a serial PRIMARY KEY, b text DEFAULT 'x' CHECK (b <> ''));
                    CREATE TABLE u (a int REFERENCES t, c numeric GENERATED ALWAYS AS (a * 2) STORED);
                    CREATE INDEX ON t (lower(b)) WHERE a > 1;
                    COMMENT ON COLUMN t.b IS 'a comment';
                    """);

            assertThat(common("one")).isNotNull().isEqualTo(digest("one"));

            for (var rare :
                    List.of(
                            "CREATE VIEW v AS SELECT a FROM t",
                            "CREATE TYPE mood AS ENUM ('ok')",
                            "CREATE FUNCTION f() RETURNS int LANGUAGE sql RETURN 1",
                            "CREATE TABLE p (a int) PARTITION BY RANGE (a)",
                            "CREATE TABLE heir () INHERITS (t)",
                            "CREATE POLICY p ON t USING (true)",
                            "CREATE STATISTICS two.st ON a, b FROM t",
                            "CREATE STATISTICS st ON a, b FROM t",
                            "CREATE COLLATION c FROM \"C\"",
                            "CREATE TEXT SEARCH CONFIGURATION s (COPY = simple)",
                            "CREATE OPERATOR @+ (FUNCTION = int4pl, LEFTARG = int, RIGHTARG = int)",
                            "CREATE RULE r AS ON INSERT TO t DO INSTEAD NOTHING")) {
                var without = connection.setSavepoint();
                Sql.in(connection, "one", rare);

                assertThat(common("one")).as(rare).isNull();
                assertThat(digest("one")).as(rare).isNotNull();

                connection.rollback(without);
            }
        } finally {
            connection.rollback(before);
        }
    }

    /** A constant of these types is an oid that is printed as a name, which depends on the path. */
    @Test
    void takesEveryTypeThatIsPrintedAsANameForOne() throws SQLException {
        var types = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                SELECT t.typname
                                FROM pg_type t
                                WHERE t.typname ~ '^_?reg' AND t.oid < 16384
                                  AND NOT ':consttype ' || t.oid || ' ' ~ '%s'
                                """
                                        .formatted(CatalogRendering.NAME))) {
            while (rows.next()) {
                types.add(rows.getString("typname"));
            }
        }
        assertThat(types).isEmpty();
    }

    private static @Nullable String common(String schema) throws SQLException {
        var queries = PostgresDigestQueries.of(connection, Privileges.IGNORED);
        return PostgresDigests.read(connection, List.of(schema), queries.common()).get(schema);
    }

    private static String digest(String schema) throws SQLException {
        return PostgresDigests.read(connection, List.of(schema), Privileges.IGNORED).get(schema);
    }
}
