package io.flotilla.engine.apply;

import static io.flotilla.engine.apply.PlanFixture.lock;
import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlanRehearsalTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private static final String[] USERS = {
        "CREATE TABLE users (id bigint PRIMARY KEY, email text)"
    };

    private static Tenants tenants;
    private static Plan requireEmail;

    @BeforeAll
    static void makePlan() throws SQLException {
        tenants = new Tenants(SERVER.createDatabase());
        requireEmail =
                PlanFixture.from(USERS)
                        .then(
                                "ALTER TABLE users ALTER COLUMN email SET NOT NULL",
                                lock("users", "ACCESS EXCLUSIVE"))
                        .then("ALTER TABLE users ADD COLUMN phone text")
                        .thenAlone("CREATE INDEX CONCURRENTLY users_email ON users (email)")
                        .provenOn(tenants);
    }

    @AfterEach
    void leavesNoAdvisoryLock() throws SQLException {
        tenants.assertNoAdvisoryLockIsLeft();
    }

    @Test
    void timesWhatCanBeRolledBackAndLeavesNothingBehind() throws SQLException {
        var tenant = tenants.create(USERS);

        var rehearsed = rehearse(tenant, Duration.ofSeconds(2));

        assertThat(rehearsed.problem()).isNull();
        assertThat(rehearsed.took()).hasSize(2).allSatisfy(it -> assertThat(it).isPositive());
        assertThat(rehearsed.left()).isEqualTo(1);
        assertThat(tenants.apply(requireEmail, tenant)).isEqualTo(new AttemptOutcome.Applied());
    }

    @Test
    void saysWhichStatementTheDataDoesNotAllow() throws SQLException {
        var tenant = tenants.create(USERS);
        tenants.alter(tenant, "INSERT INTO users VALUES (1, NULL)");

        var rehearsed = rehearse(tenant, Duration.ofSeconds(2));

        assertThat(rehearsed.problem()).startsWith("statement 1:").contains("null values");
        assertThat(rehearsed.left()).isEqualTo(3);
    }

    @Test
    void waitsNoLongerForALockThanAnAttemptWould() throws SQLException {
        var tenant = tenants.create(USERS);
        try (var reader = tenants.connect()) {
            reader.setAutoCommit(false);
            reader.createStatement()
                    .execute("SET application_name = 'report'; TABLE %s.users".formatted(tenant));

            var rehearsed = rehearse(tenant, Duration.ofMillis(200));

            assertThat(rehearsed.problem()).startsWith("blocked by").contains("report");
            reader.rollback();
        }
    }

    @Test
    void saysThatThePlanIsForAnotherState() throws SQLException {
        var rehearsed =
                rehearse(tenants.create("CREATE TABLE other (id int)"), Duration.ofSeconds(2));

        assertThat(rehearsed.problem()).contains("where the plan does not start");
    }

    private static PlanRehearsal.Rehearsed rehearse(String tenant, Duration lockTimeout) {
        return new PlanRehearsal(Dialects.require("postgres"))
                .run(Tenants.attempt(requireEmail, tenant, lockTimeout), tenants::connect);
    }
}
