package io.flotilla.engine.desired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.schema.Index;
import io.flotilla.engine.schema.Routine;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.Table;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DesiredStateTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private final Dialect dialect = Dialects.require("postgres");
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = DriverManager.getConnection(SERVER.createDatabase());
    }

    @AfterEach
    void leavesNothingBehind() throws SQLException {
        try (var open = connection;
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "SELECT count(*) FROM pg_namespace WHERE nspname LIKE"
                                        + " '\\_flotilla%'")) {
            row.next();
            assertThat(row.getInt(1)).isZero();
            assertThat(open.getAutoCommit()).isTrue();
        }
    }

    @Test
    void runsFilesInOrder() throws SQLException {
        var schema =
                load(
                        new SourceFile("1.sql", "CREATE TYPE plan AS ENUM ('a;b', '--');"),
                        new SourceFile(
                                "2.sql",
                                """
                                /* two; tables */ CREATE TABLE a (id int PRIMARY KEY, plan plan); -- ;
                                CREATE TABLE b (id int REFERENCES a, note text DEFAULT $x$it's;$x$);
                                COMMENT ON TABLE b IS 'one; two';
                                """));

        assertThat(schema.tables()).extracting(Table::name).containsExactly("a", "b");
        assertThat(schema.tables().get(1).comment()).isEqualTo("one; two");
        assertThat(schema.tables().get(1).columns().get(1).defaultExpression())
                .isEqualTo("'it''s;'::text");
        assertThat(schema.enums().getFirst().values()).containsExactly("a;b", "--");
    }

    @Test
    void takesWhatPgDumpWrites() throws SQLException {
        var schema =
                load(
                        """
                        --
                        -- PostgreSQL database dump
                        --
                        SET statement_timeout = 0;
                        SET client_encoding = 'UTF8';
                        SELECT pg_catalog.set_config('search_path', '', false);
                        SET default_tablespace = '';
                        BEGIN;
                        CREATE TABLE a (id integer NOT NULL);
                        ALTER TABLE a OWNER TO somebody_unknown;
                        ALTER TABLE ONLY a ADD CONSTRAINT a_pkey PRIMARY KEY (id);
                        COMMIT;
                        """);

        assertThat(schema.tables()).singleElement().returns("a", Table::name);
    }

    @Test
    void makesIndexesConcurrently() throws SQLException {
        var schema =
                load(
                        """
                        CREATE TABLE a (id int);
                        CREATE INDEX CONCURRENTLY a_idx ON a (id);
                        CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS b_idx ON a (id);
                        CREATE TABLE b (id int);
                        """);

        assertThat(schema.tables()).extracting(Table::name).containsExactly("a", "b");
        assertThat(schema.tables().getFirst().indexes())
                .extracting(Index::name)
                .containsExactly("a_idx", "b_idx");
    }

    @Test
    void isNothingForNoStatements() throws SQLException {
        assertThat(load("-- nothing yet\n;;\n/* at all */")).isEqualTo(Schema.EMPTY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    CREATE EXTENSION citext | CREATE EXTENSION
                    \\i other.sql | commands of psql
                    CREATE EXTENSION IF NOT EXISTS citext | leaves
                    CREATE CAST (int AS text) WITH INOUT | CREATE CAST
                    DROP TABLE public.a | write names without one
                    DROP FUNCTION public.f(int) | write names without one
                    SET default_tablespace = fast | write TABLESPACE
                    CREATE ROLE x | CREATE ROLE
                    CREATE SCHEMA x | CREATE SCHEMA
                    CREATE TEMPORARY TABLE x (a int) | CREATE TEMPORARY
                    DROP SCHEMA x CASCADE | DROP SCHEMA
                    SELECT 1 | SELECT
                    DO 'BEGIN END' | DO
                    COPY a FROM '/etc/passwd' | COPY
                    /* x */ TRUNCATE a | TRUNCATE
                    ROLLBACK | ROLLBACK
                    COMMENT ON SCHEMA x IS 'y' | COMMENT ON
                    SET search_path = x | the search path
                    SET ROLE x | SET ROLE
                    CREATE TABLE public.x (a int) | it names the schema public
                    CREATE TABLE x (a int REFERENCES public.y) | the server
                    CREATE INDEX i ON public.a (id) | it names the schema public
                    ALTER TABLE public.a ADD COLUMN b int | it names the schema public
                    CREATE VIEW v AS SELECT * FROM public.a | it names the schema public
                    ALTER TABLE a SET SCHEMA public | SET SCHEMA would leave
                    """)
    void refuses(String sql, String reason) {
        var problem =
                catchThrowableOfType(
                        DesiredStateInvalid.class,
                        () ->
                                load(
                                        new SourceFile("ok.sql", "CREATE TABLE a (id int);"),
                                        new SourceFile("bad.sql", "\n-- what?\n" + sql + ";")));

        if (reason.equals("leaves")) {
            assertThat(problem).hasMessageContaining("leaves the tenant's schema: extension");
            return;
        }
        assertThat(problem.file()).isEqualTo("bad.sql");
        assertThat(problem.line()).isEqualTo(3);
        if (!reason.equals("the server")) {
            assertThat(problem.getMessage()).startsWith("bad.sql:3: ").contains(reason);
        }
    }

    @Test
    void takesADumpThatNamesItsSchema() throws SQLException {
        var schema =
                load(
                        """
                        \\restrict x1

                        SET statement_timeout = 0;
                        SELECT pg_catalog.set_config('search_path', '', false);
                        CREATE SCHEMA app;
                        ALTER SCHEMA app OWNER TO somebody;
                        COMMENT ON SCHEMA app IS 'ours';
                        CREATE EXTENSION IF NOT EXISTS plpgsql WITH SCHEMA pg_catalog;
                        CREATE TYPE app.mood AS ENUM ('app.sad', 'ok');
                        SET default_tablespace = '';
                        CREATE TABLE app.a (id integer NOT NULL, mood app.mood DEFAULT 'ok'::app.mood);
                        CREATE SEQUENCE app.a_id_seq OWNED BY app.a.id;
                        ALTER TABLE ONLY app.a ALTER COLUMN id SET DEFAULT nextval('app.a_id_seq'::regclass);
                        CREATE VIEW app.v AS SELECT a.id FROM app.a;
                        SELECT pg_catalog.setval('app.a_id_seq', 1, false);
                        INSERT INTO app.a VALUES (1, 'ok');
                        GRANT SELECT ON TABLE app.a TO somebody;
                        \\unrestrict x1
                        """);

        assertThat(schema.tables()).singleElement().returns("a", Table::name);
        assertThat(schema.tables().getFirst().columns().getFirst().defaultExpression())
                .isEqualTo("nextval('a_id_seq'::regclass)");
        assertThat(schema.enums().getFirst().values()).containsExactly("app.sad", "ok");
        assertThat(schema.views().getFirst().definition()).contains("FROM a");
    }

    @Test
    void refusesADumpOfTwoSchemas() {
        assertThatThrownBy(
                        () ->
                                load(
                                        """
                                        -- flotilla:schema app
                                        CREATE TABLE app.a (id int);
                                        CREATE TABLE other.b (id int);
                                        """))
                .isInstanceOf(DesiredStateInvalid.class)
                .hasMessageContaining("schema.sql:3: it names the schema other");
    }

    @Test
    void dropsWhatItMade() throws SQLException {
        var schema = load("CREATE TABLE a (id int); DROP TABLE IF EXISTS a; CREATE TABLE b ();");

        assertThat(schema.tables()).singleElement().returns("b", Table::name);
    }

    @Test
    void readsBodiesWhenAllIsThere() {
        assertThatThrownBy(
                        () ->
                                load(
                                        """
                                        CREATE FUNCTION fine() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM a';
                                        CREATE TABLE a (id int);
                                        CREATE FUNCTION broken() RETURNS bigint LANGUAGE sql
                                            AS $$ SELECT count(*) FROM nowhere $$;
                                        """))
                .isInstanceOf(DesiredStateInvalid.class)
                .hasMessageContaining("schema.sql:3: the body of broken() is none")
                .hasMessageContaining("nowhere");
    }

    /** As the server does. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                CREATE TABLE a (id int);
                CREATE PROCEDURE fill() LANGUAGE sql AS 'INSERT INTO a DEFAULT VALUES';
                DROP TABLE a
                """,
                """
                SET check_function_bodies = off;
                CREATE PROCEDURE fill() LANGUAGE sql AS 'INSERT INTO a DEFAULT VALUES'
                """
            })
    void takesABodyThatWasReadBeforeOrIsNotToBeRead(String sql) throws SQLException {
        assertThat(load(sql).objects()).singleElement().isInstanceOf(Routine.class);
    }

    @Test
    void findsWhatAnExtensionItNamesHasMade() throws SQLException {
        var elsewhere = "shared";
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + elsewhere);
            statement.execute("CREATE EXTENSION seg SCHEMA " + elsewhere);
            statement.execute("CREATE TABLE %s.other (id int)".formatted(elsewhere));
        }

        var schema = load("CREATE EXTENSION IF NOT EXISTS \"seg\"; CREATE TABLE a (part seg)");

        assertThat(schema.tables().getFirst().columns().getFirst().type())
                .isEqualTo(elsewhere + ".seg");
        assertThatThrownBy(() -> load("CREATE TABLE a (part seg)"))
                .isInstanceOf(DesiredStateInvalid.class)
                .hasMessageContaining("seg");
        assertThatThrownBy(
                        () ->
                                load(
                                        """
                                        CREATE EXTENSION IF NOT EXISTS seg;
                                        CREATE VIEW a AS SELECT * FROM other
                                        """))
                .isInstanceOf(DesiredStateInvalid.class)
                .hasMessageContaining("view a (it reads table other of the schema " + elsewhere);
    }

    @Test
    void saysWhatTheServerSaysAndWhere() {
        var problem =
                catchThrowableOfType(
                        DesiredStateInvalid.class,
                        () ->
                                load(
                                        "CREATE TABLE a (id int);\n\nCREATE TABLE b (\n  id nonsense\n);"));

        assertThat(problem.line()).isEqualTo(4);
        assertThat(problem.statement()).startsWith("CREATE TABLE b (");
        assertThat(problem.getMessage()).contains("nonsense");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TYPE shell",
                "CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq)",
            })
    void refusesWhatIsNotModelled(String sql) {
        assertThatThrownBy(() -> load(sql)).isInstanceOf(DesiredStateInvalid.class);
    }

    @Test
    void undoesWhatStraysOutOfTheSchema() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE public.other (id int PRIMARY KEY)");
        }

        assertThatThrownBy(
                        () ->
                                load(
                                        "CREATE TABLE a (id int); CREATE INDEX CONCURRENTLY ON a"
                                                + " (id); CREATE SEQUENCE public.strayed"))
                .isInstanceOf(DesiredStateInvalid.class)
                .hasMessageContaining("strayed");

        try (var tables = connection.getMetaData().getTables(null, "public", "%", null)) {
            assertThat(tables.next()).isTrue();
            assertThat(tables.getString("TABLE_NAME")).startsWith("other");
        }
        try (var strays = connection.getMetaData().getTables(null, "public", "strayed", null)) {
            assertThat(strays.next()).isFalse();
        }
    }

    private Schema load(String sql) throws SQLException {
        return load(new SourceFile("schema.sql", sql));
    }

    private Schema load(SourceFile... files) throws SQLException {
        return DesiredState.load(dialect, connection, List.of(files));
    }
}
