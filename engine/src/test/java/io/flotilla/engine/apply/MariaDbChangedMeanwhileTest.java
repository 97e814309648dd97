package io.flotilla.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.flotilla.engine.dialect.FailureKind;
import io.flotilla.engine.dialect.TargetClaim;
import io.flotilla.engine.plan.Check;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.testing.MariaDbServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A table whose definition somebody changes while an attempt looks at it: MariaDB does not show it
 * then to who holds a lock.
 */
class MariaDbChangedMeanwhileTest {

    @RegisterExtension static final MariaDbServer SERVER = new MariaDbServer();

    private static final MariaDbTenants TENANTS = new MariaDbTenants(SERVER);

    private static final String USERS = "CREATE TABLE users (id int NOT NULL PRIMARY KEY)";
    private static final String TRIGGER =
            "CREATE TRIGGER counted AFTER INSERT ON users FOR EACH ROW SET @users = @users + 1";

    private static Plan plan;

    private String tenant = "";
    private Connection reader;
    private FutureTask<Void> renaming;

    @BeforeAll
    static void makePlan() throws SQLException {
        plan =
                TENANTS.plan(
                        List.of(USERS, TRIGGER),
                        List.of(USERS, TRIGGER, "CREATE VIEW v AS SELECT id FROM users"));
    }

    /**
     * The server takes locks in the order of names, so this one has one table and not the other.
     */
    @BeforeEach
    void renameATable() throws SQLException {
        var names = Stream.of(SERVER.createDatabase(), SERVER.createDatabase()).sorted().toList();
        tenant = names.getFirst();
        var other = names.getLast();
        TENANTS.alter(tenant, USERS, TRIGGER);
        TENANTS.alter(other, USERS);
        reader = SERVER.connect(other);
        reader.setAutoCommit(false);
        MariaDbTenants.execute(reader, "SELECT * FROM users");
        var rename =
                "RENAME TABLE %1$s.users TO %1$s.away, %2$s.users TO %2$s.away"
                        .formatted(tenant, other);
        renaming =
                new FutureTask<>(
                        () -> {
                            TENANTS.alter(other, rename);
                            return null;
                        });
        Thread.ofVirtual().start(renaming);
        TENANTS.await(
                "SELECT count(*) FROM information_schema.processlist WHERE info = '%s' AND state = 'Waiting for table metadata lock'"
                        .formatted(rename));
    }

    @AfterEach
    void endIt() throws SQLException {
        reader.close();
    }

    private void callOffTheRename() throws Exception {
        var connection =
                TENANTS.query(
                        "SELECT id FROM information_schema.processlist WHERE info LIKE 'RENAME TABLE %s.%%'"
                                .formatted(tenant));
        TENANTS.alter(tenant, "KILL QUERY " + connection);
        assertThatThrownBy(() -> renaming.get()).hasRootCauseInstanceOf(SQLException.class);
    }

    /** More statements than an attempt sends unless it puts a question again. */
    private void awaitItsLooks() throws SQLException {
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        var statements = new HashSet<String>();
        while (statements.size() < 30) {
            statements.add(
                    TENANTS.query(
                            "SELECT query_id FROM information_schema.processlist WHERE db = '%s'"
                                    .formatted(tenant)));
            assertThat(System.nanoTime()).as("it does not look again").isLessThan(deadline);
        }
    }

    @Test
    void isWaitedForAndSeen() throws Exception {
        var patient = new Attempt.Timeouts(Duration.ofSeconds(30), Duration.ofSeconds(30));
        var attempt =
                new FutureTask<>(
                        () ->
                                TENANTS.run(
                                        new Attempt(
                                                tenant,
                                                plan,
                                                Plan.Direction.FORWARD,
                                                1,
                                                "test",
                                                patient)));
        Thread.ofVirtual().start(attempt);
        awaitItsLooks();
        callOffTheRename();

        assertThat(attempt.get()).isEqualTo(new AttemptOutcome.Applied());
        assertThat(TENANTS.live(tenant)).isEqualTo(plan.to());
    }

    @Test
    void blocksTheAttemptWhenItTakesTooLong() throws Exception {
        assertThat(TENANTS.apply(plan, tenant))
                .asInstanceOf(type(AttemptOutcome.Blocked.class))
                .isNotNull();

        callOffTheRename();
        assertThat(TENANTS.live(tenant)).isEqualTo(plan.from());
    }

    @Test
    void doesNotPassACheckOfItsSize() throws Exception {
        var claim =
                new TargetClaim(tenant, 1, "test", Duration.ofSeconds(1), Duration.ofSeconds(30));
        var check =
                new Check(
                        "SELECT count(*) = 0 FROM information_schema.tables WHERE table_schema = database() AND table_name = 'users' AND data_length > 0",
                        "it is small");
        try (var connection = SERVER.connect();
                var session =
                        MariaDbTenants.DIALECT
                                .targetSessions()
                                .inOneTransaction(connection, claim)) {
            session.open();
            session.begin(List.of());

            assertThatThrownBy(() -> session.holds(check))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e ->
                                    assertThat(
                                                    MariaDbTenants.DIALECT
                                                            .failureClassifier()
                                                            .classify(e))
                                            .isEqualTo(FailureKind.LOCK_TIMEOUT));

            callOffTheRename();
            assertThat(session.holds(check)).isFalse();
        }
    }
}
