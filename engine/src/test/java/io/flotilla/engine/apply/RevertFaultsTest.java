package io.flotilla.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.dialect.FailureKind;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.plan.Planner;
import io.flotilla.engine.plan.Statement;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A row of the fault matrix about ways back that are none. */
class RevertFaultsTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private static final String NARROW = "CREATE TABLE meter (id bigint PRIMARY KEY, total int)";
    private static final String WIDE = "CREATE TABLE meter (id bigint PRIMARY KEY, total bigint)";
    private static final String BARE = "CREATE TABLE meter (id bigint PRIMARY KEY)";

    private static WitnessedTenants fleet;
    private static Tenants tenants;

    @BeforeAll
    static void connect() throws SQLException {
        fleet = WitnessedTenants.on(SERVER);
        tenants = fleet.tenants();
    }

    @Test
    @DisplayName("row 34: revert impossible because values no longer fit")
    void leavesAColumnWideWhoseValuesDoNotFitBack() throws SQLException {
        var plan = plan(NARROW, WIDE);
        var tenant = fleet.create(NARROW);
        assertThat(tenants.apply(plan, tenant)).isEqualTo(new AttemptOutcome.Applied());
        tenants.alter(tenant, "INSERT INTO meter VALUES (1, 5000000000)");

        var refused = tenants.revert(plan, tenant);

        assertThat(refused)
                .isInstanceOfAny(AttemptOutcome.Failed.class, AttemptOutcome.CheckFailed.class);
        if (refused instanceof AttemptOutcome.Failed failed) {
            assertThat(failed.kind()).isEqualTo(FailureKind.DATA_VIOLATION);
        }
        assertThat(refused.toString()).doesNotContain("5000000000");
        assertThat(tenants.live(tenant)).isEqualTo(plan.to());
        assertThat(tenants.query("SELECT total FROM %s.meter".formatted(tenant)))
                .isEqualTo("5000000000");
        fleet.assertNothingIsHeld();

        tenants.alter(tenant, "UPDATE meter SET total = 5");
        assertThat(tenants.revert(plan, tenant)).isEqualTo(new AttemptOutcome.Applied());
        assertThat(tenants.live(tenant)).isEqualTo(plan.from());
    }

    @Test
    @DisplayName("row 34: revert that cannot bring data back says so in the plan")
    void marksWhatIsLost() throws SQLException {
        var plan = plan(WIDE, BARE);

        assertThat(plan.statements()).anyMatch(Statement::losesData);
        assertThat(plan(BARE, WIDE).revert()).anyMatch(Statement::losesData);
    }

    private static Plan plan(String from, String to) throws SQLException {
        var before = tenants.schema(tenants.create(from));
        var after = tenants.schema(tenants.create(to));
        try (var scratch = tenants.connect()) {
            return new Planner(Dialects.require("postgres"))
                    .plan("app", before, after, PlanPolicy.DEFAULT.allowingDrops(), scratch);
        }
    }
}
