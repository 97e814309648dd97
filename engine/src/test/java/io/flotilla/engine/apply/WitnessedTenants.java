package io.flotilla.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.Statement;
import io.flotilla.engine.testing.DdlWitness;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** Tenants in a database that keeps a record of its own, and what has to hold there in the end. */
final class WitnessedTenants {

    private static final Duration GONE = Duration.ofSeconds(15);

    private final Tenants tenants;
    private final DdlWitness witness;

    private WitnessedTenants(Tenants tenants, DdlWitness witness) {
        this.tenants = tenants;
        this.witness = witness;
    }

    static WitnessedTenants on(PostgresServer server) throws SQLException {
        return at(server.createDatabase());
    }

    static WitnessedTenants at(String url) throws SQLException {
        return new WitnessedTenants(new Tenants(url), DdlWitness.in(url));
    }

    Tenants tenants() {
        return tenants;
    }

    DdlWitness witness() {
        return witness;
    }

    /** A tenant of whom nothing is on record yet. */
    String create(String... ddl) throws SQLException {
        var tenant = tenants.create(ddl);
        forget(tenant);
        return tenant;
    }

    private void forget(String tenant) throws SQLException {
        tenants.alter(
                tenant, "DELETE FROM witness.command WHERE schema_name = '%s'".formatted(tenant));
    }

    /**
     * What was said last is true, the plan's every effect is there once or not at all, and nothing
     * is held any more.
     */
    void assertSettled(Plan plan, String tenant, AttemptOutcome last, String... ddl)
            throws SQLException {
        var done =
                switch (last) {
                    case AttemptOutcome.Applied(),
                            AttemptOutcome.AlreadyThere(),
                            AttemptOutcome.Resumed(_) ->
                            true;
                    case AttemptOutcome.Blocked(_),
                            AttemptOutcome.CheckFailed(_),
                            AttemptOutcome.Drifted(_, _),
                            AttemptOutcome.Failed(_, _, _, _, _),
                            AttemptOutcome.Fenced(_),
                            AttemptOutcome.Gone(_) ->
                            false;
                    case AttemptOutcome.Unknown unknown -> throw new AssertionError(unknown);
                };
        assertThat(witness.commands(tenant).getOrDefault(tenant, Map.of()))
                .as("what the server saw, after %s", last)
                .isEqualTo(done ? once(plan, ddl) : Map.of());
        if (done || !(last instanceof AttemptOutcome.Drifted)) {
            assertThat(tenants.live(tenant)).isEqualTo(done ? plan.to() : plan.from());
        }
        assertNothingIsHeld();
    }

    void assertNothingIsHeld() throws SQLException {
        var deadline = System.nanoTime() + GONE.toNanos();
        while (!(witness.advisoryLocks().isEmpty() && witness.sessions().isEmpty())
                && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(witness.advisoryLocks()).as("orphan locks").isEmpty();
        assertThat(witness.sessions()).as("orphan sessions").isEmpty();
    }

    /** What the server's record shows of a plan whose statements each ran once. */
    private Map<String, Integer> once(Plan plan, String... ddl) throws SQLException {
        var reference = create(ddl);
        tenants.alter(
                reference, plan.statements().stream().map(Statement::sql).toArray(String[]::new));
        return witness.commands(reference).get(reference);
    }
}
