package io.flotilla.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.testing.PgBouncer;
import io.flotilla.engine.testing.PostgresServer;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row of the fault matrix about PgBouncer, a real one. */
class PoolerFaultsTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private static final String USERS = "CREATE TABLE users (id bigint PRIMARY KEY, email text)";

    private static WitnessedTenants fleet;
    private static Plan column;
    private static Plan index;

    @BeforeAll
    static void makePlans() throws SQLException {
        assumeTrue(PgBouncer.isInstalled(), "row 24 is skipped: no pgbouncer is installed");
        fleet = WitnessedTenants.on(SERVER);
        column =
                PlanFixture.from(USERS)
                        .then("ALTER TABLE users ADD COLUMN phone text")
                        .provenOn(fleet.tenants());
        index =
                PlanFixture.from(USERS)
                        .thenAlone("CREATE INDEX CONCURRENTLY users_email ON users (email)")
                        .provenOn(fleet.tenants());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("row 24: pgbouncer in transaction mode")
    void refusesConcurrentWorkThroughATransactionPoolerAndDoesTheRest(boolean roundRobin)
            throws SQLException, IOException, InterruptedException {
        var tenant = fleet.create(USERS);
        try (var pooler = PgBouncer.inTransactionMode(fleet.tenants().url(), roundRobin)) {
            var through = new Tenants(pooler.through(fleet.tenants().url()));

            var refused = through.apply(index, tenant);
            assertThat(refused).isInstanceOf(AttemptOutcome.Failed.class);
            assertThat(refused.toString()).contains("a pooler in transaction mode lies between");
            fleet.assertSettled(index, tenant, refused, USERS);

            var applied = through.apply(column, tenant);
            assertThat(applied).isEqualTo(new AttemptOutcome.Applied());
            fleet.assertSettled(column, tenant, applied, USERS);
            assertThat(through.query("SHOW lock_timeout")).isEqualTo("0");
        }
    }
}
