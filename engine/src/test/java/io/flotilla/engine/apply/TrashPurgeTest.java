package io.flotilla.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.dialect.TargetClaim;
import io.flotilla.engine.dialect.TargetFenced;
import io.flotilla.engine.dialect.Trash;
import io.flotilla.engine.testing.PostgresServer;
import io.flotilla.engine.trash.Purge;
import io.flotilla.engine.trash.TrashPurge;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Trash goes for good when it is old enough, and a revert then says so before it does anything. */
class TrashPurgeTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private static final Duration RETENTION = Duration.ofDays(14);

    private static Tenants tenants;

    private TrashTrip trip;

    @BeforeAll
    static void makeDatabase() throws SQLException {
        tenants = new Tenants(SERVER.createDatabase());
    }

    @BeforeEach
    void drop() throws SQLException {
        trip =
                new TrashTrip(
                        tenants,
                        """
                        CREATE TYPE state AS ENUM ('open', 'done');
                        CREATE TABLE orders (id serial PRIMARY KEY, state state);
                        CREATE TABLE lamp (id int, state state, watts int);
                        """,
                        "INSERT INTO orders (state) VALUES ('open'); INSERT INTO lamp VALUES (1, 'done', 5)",
                        "CREATE TABLE lamp (id int)");
        trip.there();
    }

    @Test
    void removesWhatIsOldEnoughAndNothingElse() throws SQLException {
        assertThat(purge(Duration.ofDays(13), 1).removed()).isEmpty();
        assertThat(trip.trash())
                .containsExactly(
                        "table orders", "column lamp.state", "column lamp.watts", "type state");

        var purge = purge(Duration.ofDays(14).plusMinutes(1), 1);

        assertThat(purge.removed())
                .extracting(Trash::title)
                .containsExactly(
                        "table orders", "column lamp.state", "column lamp.watts", "type state");
        assertThat(purge.left()).isEmpty();
        assertThat(purge.bytes()).isPositive();
        assertThat(trip.trash()).isEmpty();
        assertThat(tenants.live(trip.tenant)).isEqualTo(trip.plan.to());
        assertThat(
                        trip.answer(
                                "SELECT count(*) FROM pg_class WHERE relname LIKE '\\_flotilla%' AND relnamespace = current_schema()::regnamespace"))
                .isEqualTo("0");
    }

    @Test
    void aDryRunRemovesNothing() throws SQLException {
        var purge =
                new TrashPurge(Dialects.require("postgres"), later(Duration.ofDays(30)))
                        .purge(claim(1), RETENTION, true, tenants::connect);

        assertThat(purge.removed()).hasSize(4);
        assertThat(trip.trash()).hasSize(4);
        trip.keeping().back();
    }

    @Test
    void aRevertAfterAPurgeSaysSoAndDoesNothing() throws SQLException {
        purge(Duration.ofDays(30), 1);

        assertThat(tenants.revert(trip.plan, trip.tenant))
                .isInstanceOfSatisfying(
                        AttemptOutcome.CheckFailed.class,
                        failed ->
                                assertThat(failed.check().because())
                                        .endsWith("its data was purged"));
        assertThat(tenants.live(trip.tenant)).isEqualTo(trip.plan.to());
    }

    @Test
    void theSameCanBeDroppedAgainAfterAPurge() throws SQLException {
        purge(Duration.ofDays(30), 1);
        trip.meanwhile(
                "CREATE TYPE state AS ENUM ('open', 'done')",
                "CREATE TABLE orders (id serial PRIMARY KEY, state state)",
                "ALTER TABLE lamp ADD state state, ADD watts int");

        trip.there().keeping().back();
    }

    @Test
    void whatHasLostItsCommentStays() throws SQLException {
        var column =
                trip.answer(
                        "SELECT attname FROM pg_attribute WHERE attname LIKE '\\_flotilla%\\_watts'"
                                + " AND attrelid = 'lamp'::regclass");
        trip.meanwhile("COMMENT ON COLUMN lamp.\"%s\" IS 'mine'".formatted(column));

        var purge = purge(Duration.ofDays(30), 1);

        assertThat(purge.left())
                .singleElement()
                .satisfies(
                        left -> {
                            assertThat(left.reason()).isEqualTo(Purge.Reason.AGE_UNKNOWN);
                            assertThat(left.trash().name()).isEqualTo(column);
                        });
    }

    @Test
    void whatSomebodyLocksStaysAndTheRestGoes() throws SQLException {
        try (var reader = tenants.connect();
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("LOCK TABLE %s.lamp IN ACCESS SHARE MODE".formatted(trip.tenant));

            var purge = purge(Duration.ofDays(30), 1);

            assertThat(purge.removed()).extracting(Trash::title).containsExactly("table orders");
            assertThat(purge.left())
                    .extracting(Purge.Left::reason)
                    .containsOnly(Purge.Reason.BLOCKED);
            assertThat(purge.complete()).isFalse();
        }
    }

    @Test
    void anOlderEpochRemovesNothing() throws SQLException {
        purge(Duration.ofDays(13), 5);
        trip.meanwhile("SELECT 1");
        assertThat(tenants.revert(trip.plan, trip.tenant)).isEqualTo(new AttemptOutcome.Applied());
        assertThat(tenants.apply(trip.plan, trip.tenant)).isEqualTo(new AttemptOutcome.Applied());

        assertThatThrownBy(() -> purge(Duration.ofDays(30), 0)).isInstanceOf(TargetFenced.class);
        assertThat(trip.trash()).hasSize(4);
    }

    private Purge purge(Duration passed, long epoch) throws SQLException {
        return new TrashPurge(Dialects.require("postgres"), later(passed))
                .purge(claim(epoch), RETENTION, false, tenants::connect);
    }

    private TargetClaim claim(long epoch) {
        return new TargetClaim(
                trip.tenant, epoch, "purge", Duration.ofMillis(200), Duration.ofSeconds(30));
    }

    private static InstantSource later(Duration passed) {
        var at = Instant.now().plus(passed);
        return InstantSource.fixed(at);
    }
}
