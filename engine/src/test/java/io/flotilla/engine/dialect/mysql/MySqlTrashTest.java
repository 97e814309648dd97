package io.flotilla.engine.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flotilla.engine.dialect.Trash;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.plan.PlanPolicy.Drops;
import io.flotilla.engine.plan.PlanRefused;
import io.flotilla.engine.testing.MariaDbServer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** On MariaDB, the stand-in for MySQL. */
class MySqlTrashTest {

    @RegisterExtension static final MariaDbServer SERVER = new MariaDbServer();

    private static final String USERS =
            "CREATE TABLE users (id int PRIMARY KEY, name varchar(20) NOT NULL, KEY by_name (name))";
    private static final String NOTES =
            "CREATE TABLE notes (id int PRIMARY KEY, user_id int, CONSTRAINT of_user FOREIGN KEY (user_id) REFERENCES users (id))";
    private static final String SHORT_USERS = "CREATE TABLE users (id int PRIMARY KEY)";

    @Test
    void bringsATableBackWithItsRows() throws SQLException {
        try (var tenant =
                new MySqlTenant(
                        SERVER,
                        USERS,
                        NOTES,
                        "INSERT INTO users VALUES (1, 'ann')",
                        "INSERT INTO notes VALUES (7, 1)")) {
            var plan = tenant.planTo(PlanPolicy.DEFAULT, USERS);

            tenant.run(plan.statements());

            assertThat(tenant.fingerprint()).isEqualTo(plan.to());
            assertThat(tenant.trash()).extracting(Trash::title).containsExactly("table notes");

            tenant.run(plan.revert());

            assertThat(tenant.fingerprint()).isEqualTo(plan.from());
            assertThat(tenant.rows("SELECT id, user_id FROM notes"))
                    .containsExactly(List.of("7", "1"));
            assertThat(tenant.trash()).isEmpty();
        }
    }

    @Test
    void bringsAColumnBackWithItsValues() throws SQLException {
        try (var tenant =
                new MySqlTenant(SERVER, USERS, "INSERT INTO users VALUES (1, 'ann'), (2, 'bob')")) {
            var plan = tenant.planTo(PlanPolicy.DEFAULT, SHORT_USERS);

            tenant.run(plan.statements());
            tenant.run("DELETE FROM users WHERE id = 2");

            assertThat(tenant.trash())
                    .extracting(Trash::title)
                    .containsExactly("column users.name");
            assertThat(tenant.rows("SELECT * FROM users")).containsExactly(List.of("1"));

            tenant.run(plan.revert());

            assertThat(tenant.fingerprint()).isEqualTo(plan.from());
            assertThat(tenant.rows("SELECT name FROM users")).containsExactly(List.of("ann"));
        }
    }

    @Test
    void bringsASequenceBackWhereItWas() throws SQLException {
        try (var tenant = new MySqlTenant(SERVER, USERS, "CREATE SEQUENCE numbers")) {
            tenant.rows("SELECT nextval(numbers)");
            tenant.rows("SELECT nextval(numbers)");
            var plan = tenant.planTo(PlanPolicy.DEFAULT, USERS);

            tenant.run(plan.statements());

            assertThat(tenant.trash()).extracting(Trash::title).containsExactly("sequence numbers");

            tenant.run(plan.revert());

            // what was cached and not given out is lost, as with any rename
            assertThat(tenant.rows("SELECT nextval(numbers) > 2")).containsExactly(List.of("1"));
            assertThat(tenant.trash()).isEmpty();
        }
    }

    @Test
    void saysWhichRowsAColumnThatComesBackMustNotHave() throws SQLException {
        try (var tenant = new MySqlTenant(SERVER, USERS, "INSERT INTO users VALUES (1, 'ann')")) {
            var plan = tenant.planTo(PlanPolicy.DEFAULT, SHORT_USERS);
            tenant.run(plan.statements());

            var check = plan.revertChecks().getFirst();

            assertThat(check.because()).isEqualTo("users.name becomes NOT NULL");
            assertThat(tenant.rows(check.sql())).containsExactly(List.of("1"));
            tenant.run("INSERT INTO users (id) VALUES (2)");
            assertThat(tenant.rows(check.sql())).containsExactly(List.of("0"));
        }
    }

    @Test
    void keepsWhatTwoPlansDrop() throws SQLException {
        try (var tenant = new MySqlTenant(SERVER, USERS)) {
            tenant.run(tenant.planTo(PlanPolicy.DEFAULT, SHORT_USERS).statements());
            tenant.run("ALTER TABLE users ADD COLUMN name int");
            tenant.run(tenant.planTo(PlanPolicy.DEFAULT, SHORT_USERS).statements());

            assertThat(tenant.trash())
                    .extracting(Trash::title)
                    .containsExactly("column users.name", "column users.name");
        }
    }

    @Test
    void knowsSinceWhen() throws SQLException {
        try (var tenant = new MySqlTenant(SERVER, USERS, NOTES)) {
            tenant.run("SET time_zone = '+09:00'");
            tenant.run(tenant.planTo(PlanPolicy.DEFAULT, SHORT_USERS).statements());

            assertThat(tenant.trash())
                    .hasSize(2)
                    .allSatisfy(
                            trash ->
                                    assertThat(trash.since())
                                            .isBetween(
                                                    Instant.now().minus(Duration.ofMinutes(5)),
                                                    Instant.now().plusSeconds(1)));
        }
    }

    @Test
    void goesForGood() throws SQLException {
        try (var tenant = new MySqlTenant(SERVER, USERS, NOTES)) {
            tenant.run("CREATE SEQUENCE numbers");
            var plan = tenant.planTo(PlanPolicy.DEFAULT, SHORT_USERS);
            tenant.run(plan.statements());

            tenant.purge();

            assertThat(tenant.trash()).isEmpty();
            assertThat(tenant.fingerprint()).isEqualTo(plan.to());
            assertThat(tenant.rows("SHOW TABLES")).containsExactly(List.of("users"));
        }
    }

    @Test
    void isNotMadeWhereDropsAreForbidden() throws SQLException {
        try (var tenant = new MySqlTenant(SERVER, USERS)) {
            var policy = new PlanPolicy(Drops.FORBID, true, true);

            assertThatThrownBy(() -> tenant.planTo(policy, SHORT_USERS))
                    .isInstanceOf(PlanRefused.class)
                    .hasMessageContaining("column users.name");
        }
    }
}
