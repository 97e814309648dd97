package io.flotilla.engine.apply;

import static io.flotilla.engine.apply.PlanFixture.lock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.dialect.FailureKind;
import io.flotilla.engine.inspect.KnownDigests;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.Plan.Direction;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Targets that are looked at together, and what becomes of their attempts then. */
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
        assertThat(run(tenants.create(USERS), null)).isEqualTo(new AttemptOutcome.Applied());
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
        run(there, null);
        var odd = tenants.create("CREATE TABLE odd (a int)");

        var seen = look(behind, there, odd, "nowhere");

        assertThat(seen.keySet()).containsExactlyInAnyOrder(behind, there);
        assertThat(seen.get(behind).live()).isEqualTo(plan.from());
        assertThat(seen.get(there).live()).isEqualTo(plan.to());
        assertThat(runner.settled(Tenants.attempt(plan, there), justNow(seen.get(there))))
                .contains(new AttemptOutcome.AlreadyThere());
        assertThat(runner.settled(Tenants.attempt(plan, behind), justNow(seen.get(behind))))
                .isEmpty();
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
        assertThat(run(owned, null)).isEqualTo(new AttemptOutcome.Fenced(1));
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

    @Test
    void bringsSeenTargetsToTheEndOfThePlan() throws SQLException {
        var inspected = counted.inspections();
        var schemas = List.of(tenants.create(USERS), tenants.create(USERS));
        var seen = look(schemas.toArray(String[]::new));

        for (var schema : schemas) {
            assertThat(run(schema, justNow(seen.get(schema))))
                    .isEqualTo(new AttemptOutcome.Applied());
            assertThat(tenants.live(schema)).isEqualTo(plan.to());
        }
        assertThat(counted.inspections()).isEqualTo(inspected);
    }

    @Test
    void findsOutThatTheSchemaHasChangedSinceItWasSeen() throws SQLException {
        for (var change :
                List.of(
                        "ALTER TABLE users ADD COLUMN by_hand int",
                        "ALTER TABLE users ADD COLUMN phone int",
                        "ALTER TABLE users RENAME COLUMN email TO mail",
                        "CREATE INDEX ON users (email)",
                        "CREATE TABLE users_email_key (a int)",
                        "COMMENT ON TABLE users IS 'theirs'",
                        "CREATE VIEW v AS SELECT id FROM users",
                        "CREATE FUNCTION f() RETURNS int LANGUAGE sql RETURN 1",
                        "DROP TABLE users")) {
            var schema = tenants.create(USERS);
            var seen = look(schema).get(schema);
            tenants.alter(schema, change);
            var before = tenants.structure(schema);

            assertThat(run(schema, justNow(seen)))
                    .as(change)
                    .isEqualTo(new AttemptOutcome.Drifted(tenants.live(schema), before));
            assertThat(tenants.structure(schema)).isEqualTo(before);
        }
    }

    @Test
    void findsOutThatSomebodyDidTheSameByHand() throws SQLException {
        var schema = tenants.create(USERS);
        var seen = look(schema).get(schema);
        tenants.alter(
                schema,
                "ALTER TABLE users ADD COLUMN phone text",
                "ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email)");

        assertThat(run(schema, justNow(seen))).isEqualTo(new AttemptOutcome.AlreadyThere());
    }

    @Test
    void findsOutThatTheSchemaIsGone() throws SQLException {
        var schema = tenants.create(USERS);
        var seen = look(schema).get(schema);
        tenants.alter(schema, "DROP SCHEMA %s CASCADE".formatted(schema));

        assertThat(run(schema, justNow(seen))).isInstanceOf(AttemptOutcome.Gone.class);
    }

    @Test
    void blamesTheStatementWhereTheSchemaIsStillWhatWasSeen() throws SQLException {
        var schema = tenants.create(USERS);
        tenants.alter(schema, "INSERT INTO users VALUES (1, 'same'), (2, 'same')");

        assertThat(run(schema, justNow(look(schema).get(schema))))
                .isEqualTo(
                        new AttemptOutcome.Failed(
                                FailureKind.DATA_VIOLATION,
                                2,
                                "23505",
                                "ERROR: could not create unique index \"users_email_key\"",
                                plan.from()));
        assertThat(tenants.live(schema)).isEqualTo(plan.from());
    }

    @Test
    void waitsForLocksOnceAndNoLongerThanItMay() throws SQLException {
        var schema = tenants.create(USERS);
        var seen = look(schema).get(schema);
        var lockTimeout = Duration.ofMillis(400);
        try (var reader = tenants.connect();
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("SET application_name = 'nightly report'");
            statement.execute("SELECT * FROM %s.users".formatted(schema));
            var began = System.nanoTime();

            assertThat(
                            runner.run(
                                    Tenants.attempt(plan, schema, lockTimeout),
                                    justNow(seen),
                                    counted::handle,
                                    AttemptListener.NONE))
                    .asInstanceOf(type(AttemptOutcome.Blocked.class))
                    .extracting(AttemptOutcome.Blocked::by)
                    .asString()
                    .contains("nightly report");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(lockTimeout);
            reader.rollback();
        }
        assertThat(tenants.live(schema)).isEqualTo(plan.from());
    }

    @Test
    void keepsToTheFenceOfWhoCameSince() throws SQLException {
        var schema = tenants.create(USERS);
        var seen = look(schema).get(schema);
        tenants.query("UPDATE flotilla.fence SET epoch = 9 RETURNING epoch");

        assertThat(run(schema, justNow(seen))).isEqualTo(new AttemptOutcome.Fenced(1));
        assertThat(tenants.live(schema)).isEqualTo(plan.from());
    }

    @Test
    void looksAgainWhereWhatWasSeenIsOldOrOfAnotherEpoch() throws SQLException {
        var schema = tenants.create(USERS);
        run(schema, null);
        var seen = look(schema).get(schema);
        var old = new Sighting(seen.live(), seen.epoch(), seen.at() - 11_000_000_000L);
        var foreign = new Sighting(seen.live(), 7, seen.at());
        tenants.alter(schema, "ALTER TABLE users ADD COLUMN by_hand int");

        for (var sighting : List.of(old, foreign)) {
            assertThat(runner.settled(Tenants.attempt(plan, schema), sighting)).isEmpty();
            assertThat(run(schema, sighting)).isInstanceOf(AttemptOutcome.Drifted.class);
        }
    }

    @Test
    void saysForWhichPlansLookingBeforePays() throws SQLException {
        assertThat(Lookout.pays(plan, Direction.FORWARD)).isTrue();
        assertThat(Lookout.pays(plan, Direction.REVERT)).isFalse();
        var asking =
                PlanFixture.from(USERS)
                        .check("SELECT count(*) = 0 FROM users")
                        .then("ALTER TABLE users ADD COLUMN phone text")
                        .provenOn(tenants);
        assertThat(Lookout.pays(asking, Direction.FORWARD)).isFalse();
        var schema = tenants.create(USERS);
        var seen = look(schema).get(schema);
        tenants.alter(schema, "INSERT INTO users VALUES (1, 'there')");

        assertThat(
                        runner.run(
                                Tenants.attempt(asking, schema),
                                seen,
                                counted::handle,
                                AttemptListener.NONE))
                .isInstanceOf(AttemptOutcome.CheckFailed.class);
    }

    private Map<String, Sighting> look(String... schemas) {
        return lookout.look(
                Arrays.stream(schemas).map(schema -> Tenants.attempt(plan, schema)).toList(),
                counted::handle);
    }

    /** However slow the machine: what a test is about must not look old by then. */
    private static Sighting justNow(Sighting seen) {
        return new Sighting(seen.live(), seen.epoch(), System.nanoTime());
    }

    private AttemptOutcome run(String schema, @Nullable Sighting seen) {
        return runner.run(
                Tenants.attempt(plan, schema), seen, counted::handle, AttemptListener.NONE);
    }

    private String epoch(String schema) throws SQLException {
        return tenants.query(
                "SELECT epoch FROM flotilla.fence WHERE schema_name = '%s'".formatted(schema));
    }
}
