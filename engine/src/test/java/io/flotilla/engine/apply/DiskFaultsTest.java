package io.flotilla.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.flotilla.engine.dialect.FailureKind;
import io.flotilla.engine.testing.SmallDisk;
import io.flotilla.engine.testing.StandbyPostgres;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A row of the fault matrix about a server whose disk fills up. */
class DiskFaultsTest {

    private static final String USERS = "CREATE TABLE users (id bigint PRIMARY KEY, email text)";

    /** Some 18 MB, which are there once; writing the table anew takes as much again. */
    private static final String ROWS =
            "INSERT INTO users SELECT n, repeat('x', 1000) FROM generate_series(1, 16000) n";

    @Test
    @DisplayName("row 21: disk full")
    void changesNothingWhenTheDiskIsFullAndGoesOnOnceThereIsRoom() throws Exception {
        var server = StandbyPostgres.primary();
        assumeTrue(server.isPresent(), "row 21 is skipped: no PostgreSQL is installed");
        var mounted = SmallDisk.of(server.get(), 40);
        assumeTrue(mounted.isPresent(), "row 21 is skipped: nothing may be mounted here");
        try (var disk = mounted.get()) {
            var fleet = WitnessedTenants.at(disk.url());
            var plan =
                    PlanFixture.from(USERS)
                            .then(
                                    "ALTER TABLE users ADD COLUMN code uuid DEFAULT gen_random_uuid()")
                            .provenOn(fleet.tenants());
            var tenant = fleet.create(USERS);
            fleet.tenants().alter(tenant, ROWS);

            var full = fleet.tenants().apply(plan, tenant);
            assertThat(full).isInstanceOf(AttemptOutcome.Failed.class);
            assertThat(((AttemptOutcome.Failed) full).kind()).isEqualTo(FailureKind.DISK_FULL);
            assertThat(((AttemptOutcome.Failed) full).message()).contains("No space left");
            assertThat(FailureKind.DISK_FULL.retryable()).isFalse();
            assertThat(fleet.tenants().live(tenant)).isEqualTo(plan.from());

            disk.grow(200);
            var applied = fleet.tenants().apply(plan, tenant);
            assertThat(applied).isEqualTo(new AttemptOutcome.Applied());
            assertThat(fleet.tenants().live(tenant)).isEqualTo(plan.to());
            fleet.assertSettled(plan, tenant, applied, USERS);
        }
    }
}
