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
import io.flotilla.engine.testing.MariaDbServer;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a desired state of MySQL may say of renames; what comes of it is in the cases. */
class MySqlRenameTest {

    @RegisterExtension static final MariaDbServer SERVER = new MariaDbServer();

    private static final Dialect MYSQL = Dialects.require("mysql");

    @Test
    void readsWhatEachDirectiveIsAbout() {
        assertThat(
                        read(
                                """
                                -- a table; with words
                                -- flotilla:renamed from=users
                                CREATE TABLE IF NOT EXISTS customers (
                                    id int, -- the key
                                    -- flotilla:renamed from=`E-Mail`
                                    email varchar(10) DEFAULT '-- flotilla:renamed from=no',
                                    age int CHECK (age IN (1, 2)), -- flotilla:renamed from="years"
                                    -- flotilla:renamed from=old_key
                                    UNIQUE KEY `new key` (email, age),
                                    CONSTRAINT once UNIQUE (age), -- flotilla:renamed from=twice
                                    FULLTEXT by_words (email) -- flotilla:renamed from=by_text
                                ) COMMENT = ')';
                                /* -- flotilla:renamed from=nothing */
                                # -- flotilla:renamed from=nothing
                                DELIMITER //
                                CREATE FUNCTION f() RETURNS int NO SQL BEGIN
                                    DECLARE a int; RETURN a;
                                END //
                                DELIMITER ;
                                -- flotilla:renamed from=i
                                CREATE UNIQUE INDEX j USING BTREE ON customers (id);
                                -- flotilla:renamed from=numbers
                                CREATE SEQUENCE tickets;
                                """))
                .containsExactly(
                        new Rename(Kind.TABLE, null, "users", "customers"),
                        new Rename(Kind.COLUMN, "customers", "E-Mail", "email"),
                        new Rename(Kind.COLUMN, "customers", "years", "age"),
                        new Rename(Kind.INDEX, "customers", "old_key", "new key"),
                        new Rename(Kind.INDEX, "customers", "twice", "once"),
                        new Rename(Kind.INDEX, "customers", "by_text", "by_words"),
                        new Rename(Kind.INDEX, "customers", "i", "j"),
                        new Rename(Kind.SEQUENCE, null, "numbers", "tickets"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-- flotilla:renamed from=a# | nothing that can be renamed",
                "-- flotilla:renamed from=a#DROP TABLE b; | nothing that can be renamed",
                "-- flotilla:renamed from=a#-- flotilla:renamed from=b#CREATE TABLE c (d int); | nothing that can be renamed",
                "CREATE TABLE c (a int#-- flotilla:renamed from=b#); | nothing that can be renamed",
                "CREATE TABLE c (a int, PRIMARY KEY (a) -- flotilla:renamed from=b#); | nothing that can be renamed",
                "CREATE FUNCTION f() RETURNS int BEGIN#-- flotilla:renamed from=b#RETURN 1; END; | nothing that can be renamed",
                "-- flotilla:renamed#CREATE TABLE c (a int); | write the directive as",
                "-- flotilla:renamed from=a#CREATE VIEW b AS SELECT 1; | view b: a view has no rows",
                "CREATE TABLE c (a int,#-- flotilla:renamed from=b#CONSTRAINT d CHECK (a > 0)); | constraint d of c: neither MySQL nor MariaDB renames constraints",
            })
    void refusesADirectiveThatIsAboutNothing(String sql, String reason) {
        assertThatThrownBy(() -> read(sql.replace('#', '\n')))
                .isInstanceOf(DesiredStateInvalid.class)
                .hasMessageContaining("schema.sql:")
                .hasMessageContaining(reason);
    }

    @Test
    void refusesASequenceThatADefaultCalls() throws SQLException {
        assertThatThrownBy(
                        () ->
                                plan(
                                        "CREATE SEQUENCE a; CREATE TABLE t (id int DEFAULT nextval(a));",
                                        "-- flotilla:renamed from=a\nCREATE SEQUENCE b; CREATE TABLE t (id int DEFAULT nextval(b));"))
                .isInstanceOf(PlanRefused.class)
                .hasMessageContaining(
                        "sequence a cannot be renamed to b while the default of t.id calls it");
    }

    @Test
    void refusesWhatTheServerRefuses() throws SQLException {
        assertThatThrownBy(
                        () ->
                                plan(
                                        "CREATE TABLE a (id int); CREATE VIEW b AS SELECT 1;",
                                        "-- flotilla:renamed from=a\nCREATE TABLE b (id int);"))
                .isInstanceOf(PlanRefused.class)
                .hasMessageContaining("table b cannot be renamed from a: ")
                .hasMessageContaining("already exists");
    }

    @Test
    void checksTheSizeOfTheTableUnderItsOldName() throws SQLException {
        var plan =
                plan(
                        "CREATE TABLE users (id int PRIMARY KEY, code varchar(20));",
                        "-- flotilla:renamed from=users\nCREATE TABLE customers (id int PRIMARY KEY, code int NOT NULL);");

        assertThat(plan.checks())
                .extracting(Check::sql)
                .hasSize(2)
                .allMatch(sql -> sql.contains("users") && !sql.contains("customers"));
        assertThat(plan.statements().getFirst().sql())
                .isEqualTo("RENAME TABLE `users` TO `customers`");
    }

    private static Plan plan(String from, String to) throws SQLException {
        try (var connection = SERVER.connect(SERVER.createDatabase())) {
            var rehearsal = new Rehearsal(MYSQL, connection);
            return new Planner(MYSQL)
                    .plan(
                            "app",
                            rehearsal.load(from),
                            rehearsal.load(to),
                            MYSQL.scriptReader().renames(to),
                            PlanPolicy.DEFAULT.allowingDrops(),
                            connection);
        }
    }

    private static List<Rename> read(String sql) {
        return Renames.read(MYSQL, List.of(new SourceFile("schema.sql", sql)));
    }
}
