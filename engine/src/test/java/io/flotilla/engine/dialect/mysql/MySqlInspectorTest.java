package io.flotilla.engine.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flotilla.engine.dialect.SchemaNotFound;
import io.flotilla.engine.dialect.UnsupportedObject;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.testing.MariaDbServer;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** On MariaDB, the stand-in for MySQL. */
class MySqlInspectorTest {

    @RegisterExtension static final MariaDbServer SERVER = new MariaDbServer();

    /** Everything names its own database where it can. */
    private static String[] everything(String database) {
        return Stream.of(
                        "CREATE SEQUENCE DB.numbers",
                        "CREATE TABLE DB.users (id bigint DEFAULT nextval(DB.numbers) PRIMARY KEY, n int)",
                        "CREATE TABLE DB.notes (id int PRIMARY KEY, user_id bigint, FOREIGN KEY (user_id) REFERENCES DB.users (id))",
                        "CREATE FUNCTION DB.f(n int) RETURNS int READS SQL DATA RETURN (SELECT count(*) FROM DB.users, DB.notes)",
                        "CREATE VIEW DB.v AS SELECT DB.users.id, DB.f(1) AS f FROM DB.users JOIN DB.notes ON DB.notes.user_id = DB.users.id",
                        "CREATE PROCEDURE DB.p() BEGIN INSERT INTO DB.notes SELECT 1, DB.users.id FROM DB.users; CALL DB.p(); END",
                        "CREATE TRIGGER DB.t BEFORE INSERT ON DB.users FOR EACH ROW SET NEW.n = DB.f(NEXT VALUE FOR DB.numbers)",
                        "CREATE EVENT DB.e ON SCHEDULE EVERY 1 DAY STARTS '2020-01-01 00:00:00' DO DELETE FROM DB.notes")
                .map(sql -> sql.replace("DB", database))
                .toArray(String[]::new);
    }

    @Test
    void seesTheSameInDatabasesOfOtherNames() throws SQLException {
        try (var one = new MySqlTenant(SERVER);
                var other = new MySqlTenant(SERVER)) {
            one.run(everything(one.name()));
            other.run(everything("`" + other.name() + "`"));
            one.run("INSERT INTO users (n) VALUES (1), (2)");

            assertThat(Fingerprinter.explain(one.schema(), other.schema())).isEmpty();
            assertThat(one.schema().toString()).doesNotContain(one.name());
        }
    }

    @Test
    void leavesOutCountersAndWhatIsItsOwn() throws SQLException {
        var users = "CREATE TABLE users (id int AUTO_INCREMENT PRIMARY KEY, n int)";
        try (var one = new MySqlTenant(SERVER, users);
                var other = new MySqlTenant(SERVER, users)) {
            one.run(
                    "INSERT INTO users (n) VALUES (1), (2)",
                    "CREATE TABLE _flotilla_fence (id int)",
                    "ALTER TABLE users ADD COLUMN _flotilla_trash_0123456789_x int INVISIBLE");

            assertThat(one.fingerprint()).isEqualTo(other.fingerprint());
        }
    }

    @Test
    void seesTheSameWhateverTheSessionSays() throws SQLException {
        var sql =
                "CREATE TABLE users (id int PRIMARY KEY, n varchar(9) DEFAULT 'a\\\\b') ROW_FORMAT=COMPACT";
        try (var one = new MySqlTenant(SERVER, sql)) {
            var usual = one.fingerprint();
            for (var mode :
                    new String[] {
                        "ANSI_QUOTES", "ORACLE", "NO_TABLE_OPTIONS", "NO_BACKSLASH_ESCAPES", ""
                    }) {
                one.run("SET SESSION sql_mode = '%s'".formatted(mode));

                var before = one.rows("SELECT @@sql_mode");
                assertThat(one.fingerprint()).as(mode).isEqualTo(usual);
                assertThat(one.rows("SELECT @@sql_mode")).isEqualTo(before);
            }
        }
    }

    @Test
    void namesWhatItCannotModel() throws SQLException {
        try (var other = new MySqlTenant(SERVER, "CREATE TABLE t (id int PRIMARY KEY)");
                var one =
                        new MySqlTenant(
                                SERVER,
                                "CREATE VIEW counts AS SELECT count(*) AS n FROM %s.t"
                                        .formatted(other.name()),
                                "CREATE TABLE far (id int, CONSTRAINT out_there FOREIGN KEY (id) REFERENCES %s.t (id))"
                                        .formatted(other.name()))) {

            assertThatThrownBy(one::schema)
                    .isInstanceOf(UnsupportedObject.class)
                    .hasMessageContaining("view counts")
                    .hasMessageContaining("foreign key out_there of table far");
            // or the other could not be dropped
            one.run("DROP TABLE far");
        }
    }

    @Test
    void saysThatThereIsNoDatabase() throws SQLException {
        try (var connection = SERVER.connect()) {
            assertThatThrownBy(() -> new MySqlInspector().inspect(connection, "nowhere"))
                    .isInstanceOf(SchemaNotFound.class);
        }
    }

    @Test
    void takesADefinerForNoPartOfTheStructure() throws SQLException {
        try (var one =
                        new MySqlTenant(
                                SERVER,
                                "CREATE DEFINER = nobody@localhost FUNCTION f() RETURNS int NO SQL RETURN 1",
                                "CREATE DEFINER = nobody@localhost VIEW v AS SELECT 1 AS one");
                var other =
                        new MySqlTenant(
                                SERVER,
                                "CREATE FUNCTION f() RETURNS int NO SQL RETURN 1",
                                "CREATE VIEW v AS SELECT 1 AS one")) {

            assertThat(one.fingerprint()).isEqualTo(other.fingerprint());
            assertThat(
                            one.planTo(
                                            PlanPolicy.DEFAULT,
                                            "CREATE FUNCTION f() RETURNS int NO SQL RETURN 1",
                                            "CREATE VIEW v AS SELECT 1 AS one")
                                    .statements())
                    .isEmpty();
        }
    }

    /** In a database of another name: everybody may do everything in those called test_…. */
    @Test
    void tellsEventsToWhoeverMaySeeThem() throws SQLException {
        try (var one = new MySqlTenant(SERVER)) {
            var name = one.name().replace("test_", "events_");
            one.run(
                    "CREATE DATABASE " + name,
                    "CREATE USER " + name,
                    "GRANT ALL PRIVILEGES ON %1$s.* TO %1$s".formatted(name),
                    "CREATE EVENT %s.e ON SCHEDULE EVERY 1 DAY DO SELECT 1".formatted(name),
                    "CREATE EVENT %s.f ON SCHEDULE EVERY 1 DAY STARTS '2020-01-01 00:00:00' DO SELECT 1"
                            .formatted(name));
            try {
                var all = as("root", name);
                assertThat(all.objects().toString()).contains("STARTS '2020").contains("name=e");
                assertThat(as(name, name)).isEqualTo(all);

                one.run("REVOKE EVENT ON %1$s.* FROM %1$s".formatted(name));
                assertThat(as(name, name)).isEqualTo(Schema.EMPTY);
            } finally {
                one.run("DROP USER " + name, "DROP DATABASE " + name);
            }
        }
    }

    private static Schema as(String user, String database) throws SQLException {
        var url = SERVER.url(database).replaceFirst("user=\\w+", "user=" + user);
        try (var connection = DriverManager.getConnection(url)) {
            return new MySqlInspector().inspect(connection, database);
        }
    }

    @Test
    void asksAloneForWhatCouldNotBeReadWithTheRest() throws SQLException {
        try (var one =
                        new MySqlTenant(
                                SERVER, "CREATE TABLE a (id int)", "CREATE TABLE c (id int)");
                var connection = SERVER.connect(one.name())) {
            var showCreate = new ShowCreate(connection);
            var things =
                    Stream.of("a", "b", "c")
                            .map(name -> new ShowCreate.Thing("TABLE", name, 1))
                            .toList();

            showCreate.readAhead(things);

            assertThat(showCreate.text(things.getFirst())).startsWith("CREATE TABLE `a`");
            assertThat(showCreate.text(things.getLast())).startsWith("CREATE TABLE `c`");
            assertThatThrownBy(() -> showCreate.text(things.get(1)))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(1146));
        }
    }

    /** Of MariaDB: MySQL looks all of them up. */
    @Test
    void looksIntoNoOtherDatabase() throws SQLException {
        try (var one = new MySqlTenant(SERVER)) {
            var database = "'" + one.name() + "'";
            for (var sql :
                    List.of(
                            MySqlSql.load("inspect.sql").replace("DATABASE()", database),
                            TriggerReader.TRIGGERS.formatted(database),
                            MySqlTableSizes.OF_SCHEMA.formatted(database))) {
                assertThat(one.rows("EXPLAIN " + sql).toString())
                        .contains("Using where")
                        .doesNotContain("Scanned all databases");
            }
        }
    }

    @Test
    void tellsTheSizesOfTheDatabasesThereAre() throws SQLException {
        try (var one = new MySqlTenant(SERVER, "CREATE TABLE t (id int PRIMARY KEY)");
                var empty = new MySqlTenant(SERVER);
                var connection = SERVER.connect()) {
            var sizes =
                    new MySqlTableSizes()
                            .ofSchemas(connection, Set.of(one.name(), empty.name(), "nowhere"));

            assertThat(sizes).containsOnlyKeys(one.name());
            assertThat(sizes.get(one.name())).isPositive();
        }
    }
}
