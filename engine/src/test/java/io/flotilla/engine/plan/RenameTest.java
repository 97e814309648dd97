package io.flotilla.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flotilla.engine.change.Rename;
import io.flotilla.engine.change.Rename.Kind;
import io.flotilla.engine.desired.DesiredStateInvalid;
import io.flotilla.engine.desired.Renames;
import io.flotilla.engine.desired.SourceFile;
import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a desired state may say of renames; what comes of it is in the cases. */
class RenameTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private static final Dialect POSTGRES = Dialects.require("postgres");

    @Test
    void readsWhatEachDirectiveIsAbout() {
        assertThat(
                        read(
                                """
                                -- a table; with words
                                -- flotilla:renamed from=users
                                CREATE TABLE IF NOT EXISTS app.customers (
                                    id int, -- the key
                                    -- flotilla:renamed from="E-Mail"
                                    email varchar(10) DEFAULT '-- flotilla:renamed from=no',
                                    age int CHECK (age IN (1, 2)), -- flotilla:renamed from=years
                                    -- flotilla:renamed from=old_check
                                    CONSTRAINT "new check" CHECK (age > 0)
                                );
                                /* -- flotilla:renamed from=nothing */
                                CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$
                                    -- flotilla:renamed from=nothing
                                    SELECT 1;
                                $$;
                                -- flotilla:renamed from=i
                                CREATE UNIQUE INDEX CONCURRENTLY j ON customers (id);
                                """))
                .containsExactly(
                        new Rename(Kind.TABLE, null, "users", "customers"),
                        new Rename(Kind.COLUMN, "customers", "E-Mail", "email"),
                        new Rename(Kind.COLUMN, "customers", "years", "age"),
                        new Rename(Kind.CONSTRAINT, "customers", "old_check", "new check"),
                        new Rename(Kind.INDEX, null, "i", "j"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1;\n-- flotilla:renamed from=a\n",
                "-- flotilla:renamed from=a\nCOMMENT ON TABLE b IS 'c';",
                "-- flotilla:renamed from=a\n-- flotilla:renamed from=b\nCREATE TABLE c ();",
                "CREATE TABLE c (a int\n-- flotilla:renamed from=b\n);",
                "-- flotilla:renamed\nCREATE TABLE c ();",
                "-- flotilla:renamed from=\nCREATE TABLE c ();"
            })
    void refusesADirectiveThatIsAboutNothing(String sql) {
        assertThatThrownBy(() -> read(sql))
                .isInstanceOf(DesiredStateInvalid.class)
                .hasMessageContaining("schema.sql:")
                .hasMessageContaining("flotilla:renamed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TABLE c () | CREATE TABLE b () | the schema has neither",
                "CREATE TABLE a (); CREATE TABLE b () | CREATE TABLE b () | the schema has both",
                "CREATE TABLE a () | CREATE TABLE a (); CREATE TABLE b () | desired state has both"
            })
    void refusesARenameThatFitsNothing(String from, String to, String reason) throws SQLException {
        try (var connection = SERVER.borrow()) {
            var rehearsal = new Rehearsal(POSTGRES, connection);
            var before = rehearsal.load(from);
            var after = rehearsal.load(to);

            assertThatThrownBy(
                            () ->
                                    new Planner(POSTGRES)
                                            .plan(
                                                    "app",
                                                    before,
                                                    after,
                                                    List.of(new Rename(Kind.TABLE, null, "a", "b")),
                                                    PlanPolicy.DEFAULT.allowingDrops(),
                                                    connection))
                    .isInstanceOf(PlanRefused.class)
                    .hasMessageContaining("table b is said to be renamed from a")
                    .hasMessageContaining(reason);
        }
    }

    private static List<Rename> read(String sql) {
        return Renames.read(POSTGRES, List.of(new SourceFile("schema.sql", sql)));
    }
}
