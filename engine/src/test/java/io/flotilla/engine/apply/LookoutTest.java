package io.flotilla.engine.apply;

import static io.flotilla.engine.apply.PlanFixture.lock;
import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.inspect.KnownDigests;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Targets that are looked at together. */
class LookoutTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private static final String[] USERS = {
        "CREATE TABLE users (id bigint PRIMARY KEY, email text)"
    };

    private Tenants tenants;
    private Connection connection;
    private CountedConnection counted;
    private PlanRunner runner;
    private Lookout lookout;
    private Plan plan;

    @BeforeEach
    void teachBothEnds() throws SQLException {
        tenants = new Tenants(SERVER.createDatabase());
        connection = tenants.connect();
        counted = new CountedConnection(connection);
        var digests = new KnownDigests();
        runner = new PlanRunner(Dialects.require("postgres"), digests);
        lookout = new Lookout(Dialects.require("postgres"), digests);
        plan =
                PlanFixture.from(USERS)
                        .then(
                                "ALTER TABLE users ADD COLUMN phone text",
                                lock("users", "ACCESS EXCLUSIVE"))
                        .then(
                                "ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email)",
                                lock("users", "ACCESS EXCLUSIVE"))
                        .back("ALTER TABLE users DROP CONSTRAINT users_email_key")
                        .back("ALTER TABLE users DROP COLUMN phone")
                        .provenOn(tenants);
        assertThat(run(tenants.create(USERS))).isEqualTo(new AttemptOutcome.Applied());
    }

    @AfterEach
    void leavesNoLockAndTheConnectionAsItWas() throws SQLException {
        tenants.assertNoAdvisoryLockIsLeft();
        assertThat(connection.getAutoCommit()).isTrue();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW lock_timeout")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("0");
        }
        connection.close();
    }

    @Test
    void seesManyTargetsWithTheirEpochsInTheFence() throws SQLException {
        var behind = tenants.create(USERS);
        var there = tenants.create(USERS);
        run(there);
        var odd = tenants.create("CREATE TABLE odd (a int)");

        var seen = look(behind, there, odd, "nowhere");

        assertThat(seen.keySet()).containsExactlyInAnyOrder(behind, there);
        assertThat(seen.get(behind)).isEqualTo(plan.from());
        assertThat(seen.get(there)).isEqualTo(plan.to());
        assertThat(runner.settled(Tenants.attempt(plan, there), seen.get(there)))
                .contains(new AttemptOutcome.AlreadyThere());
        assertThat(runner.settled(Tenants.attempt(plan, behind), seen.get(behind))).isEmpty();
        assertThat(epoch(behind)).isEqualTo("1");
    }

    @Test
    void leavesTargetsAloneThatSomebodyElseHasOrOwns() throws SQLException {
        var busy = tenants.create(USERS);
        var owned = tenants.create(USERS);
        var free = tenants.create(USERS);
        tenants.query(
                "INSERT INTO flotilla.fence VALUES ('%s', 9) RETURNING epoch".formatted(owned));
        try (var other = tenants.connect();
                var statement = other.createStatement()) {
            statement.execute(
                    "SELECT pg_advisory_lock(hashtextextended('flotilla:%s', 0))".formatted(busy));

            assertThat(look(busy, owned, free).keySet()).containsExactly(free);
        }
        assertThat(epoch(owned)).isEqualTo("9");
        assertThat(run(owned)).isEqualTo(new AttemptOutcome.Fenced(1));
    }

    @Test
    void seesNothingBeforeAnythingIsKnown() throws SQLException {
        var fresh = new Lookout(Dialects.require("postgres"), new KnownDigests());

        assertThat(
                        fresh.look(
                                List.of(Tenants.attempt(plan, tenants.create(USERS))),
                                () -> {
                                    throw new SQLException("never asked");
                                }))
                .isEmpty();
        assertThat(
                        lookout.look(
                                List.of(Tenants.attempt(plan, tenants.create(USERS))),
                                () -> {
                                    throw new SQLException("no connection");
                                }))
                .isEmpty();
    }

    private Map<String, Fingerprint> look(String... schemas) {
        return lookout.look(
                Arrays.stream(schemas).map(schema -> Tenants.attempt(plan, schema)).toList(),
                counted::handle);
    }

    private AttemptOutcome run(String schema) {
        return runner.run(Tenants.attempt(plan, schema), counted::handle, AttemptListener.NONE);
    }

    private String epoch(String schema) throws SQLException {
        return tenants.query(
                "SELECT epoch FROM flotilla.fence WHERE schema_name = '%s'".formatted(schema));
    }
}
