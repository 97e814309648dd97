package io.flotilla.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.flotilla.engine.dialect.FailureKind;
import io.flotilla.engine.testing.StandbyPostgres;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A row of the fault matrix about a server that is not, or not yet, the primary. */
class StandbyFaultsTest {

    private static final String USERS = "CREATE TABLE users (id bigint PRIMARY KEY, email text)";

    @Test
    @DisplayName("row 16: read-only replica that becomes the primary")
    void changesNothingOnAStandbyAndGoesOnOnceItIsPromoted() throws SQLException, IOException {
        var primary = StandbyPostgres.primary();
        assumeTrue(primary.isPresent(), "row 16 is skipped: no PostgreSQL is installed");
        var fleet = WitnessedTenants.at(primary.get());
        var plan =
                PlanFixture.from(USERS)
                        .then("ALTER TABLE users ADD COLUMN phone text")
                        .provenOn(fleet.tenants());
        var index =
                PlanFixture.from(USERS)
                        .thenAlone("CREATE INDEX CONCURRENTLY users_email ON users (email)")
                        .provenOn(fleet.tenants());
        // the fence is there before the standby is made, or creating it would be what is refused
        fleet.tenants().apply(plan, fleet.create(USERS));
        var tenant = fleet.create(USERS);
        var other = fleet.create(USERS);

        try (var server = StandbyPostgres.of(primary.get())) {
            var standby = new Tenants(server.url(primary.get()));
            for (var attempt :
                    new AttemptOutcome[] {
                        standby.apply(plan, tenant), standby.apply(index, other)
                    }) {
                assertThat(attempt).isInstanceOf(AttemptOutcome.Failed.class);
                assertThat(((AttemptOutcome.Failed) attempt).kind())
                        .isEqualTo(FailureKind.READ_ONLY);
            }
            assertThat(FailureKind.READ_ONLY.retryable()).isTrue();
            assertThat(standby.live(tenant)).isEqualTo(plan.from());

            server.promote();
            assertThat(standby.apply(plan, tenant)).isEqualTo(new AttemptOutcome.Applied());
            assertThat(standby.apply(index, other)).isEqualTo(new AttemptOutcome.Applied());
            assertThat(standby.live(tenant)).isEqualTo(plan.to());
        }
        assertThat(fleet.tenants().live(tenant)).as("the old primary").isEqualTo(plan.from());
    }
}
