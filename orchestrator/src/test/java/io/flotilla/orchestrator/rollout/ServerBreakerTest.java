package io.flotilla.orchestrator.rollout;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.pool.TargetPools;
import io.flotilla.orchestrator.rollout.shard.ShardRunner;
import io.flotilla.orchestrator.server.TargetServerMetrics;
import io.flotilla.orchestrator.testing.Api;
import io.flotilla.orchestrator.testing.Doorway;
import io.flotilla.orchestrator.testing.TestFleet;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server in trouble is no failure of the tenants on it. */
@QuarkusTest
@TestProfile(ByHand.class)
class ServerBreakerTest {

    private static final int TENANTS = 8;
    private static final String ONE_TRY = "waves: [{name: all}], retry: {attempts: 1}";

    @Inject Jdbi jdbi;
    @Inject Audit audit;
    @Inject ShardRunner shards;
    @Inject TargetPools pools;
    @Inject TargetServerMetrics metrics;

    private Doorway door;
    private Patience patience;

    @BeforeEach
    void openADoor() {
        var server = ConfigProvider.getConfig().getValue("flotilla.test.tenants.url", String.class);
        door = Doorway.to(Integer.parseInt(server.replaceFirst(".*:(\\d+)/.*", "$1")));
        patience = new Patience(jdbi);
    }

    @AfterEach
    void shutIt() {
        door.close();
    }

    @Test
    void aServerThatRefusesIsLeftAloneUntilAProbeGoesWell() {
        var rollout = started(TestFleet.behind(jdbi, door));
        door.shut();

        rollout.runUntilIdle();

        assertThat(breaker()).isEqualTo("open");
        assertThat(server().get("faultKind").toString()).isEqualTo("connection-lost");
        assertThat(rollout.counts()).as(rollout.story()).isEqualTo(Map.of("pending", TENANTS));
        assertThat(rollout.view().getList("problems.problem", String.class))
                .singleElement()
                .asString()
                .startsWith("server localhost:%d is left alone: ".formatted(door.port()));
        assertThat(metric("open")).isEqualTo("1.0");

        door.open();
        patience.ends(rollout);
        var before = door.passed();
        rollout.runUntilIdle();
        assertThat(door.passed()).as("it is not touched").isEqualTo(before);

        door.shut();
        patience.coolsDown(door.port());
        rollout.runUntilIdle();
        assertThat(breaker()).as("the probe failed").isEqualTo("open");

        door.open();
        patience.coolsDown(door.port());
        patience.ends(rollout);
        rollout.runUntilIdle();
        assertThat(breaker()).isEqualTo("closed");
        completedByOneAttemptEach(rollout);
        assertThat(told()).isEqualTo(List.of("server.left-alone"));
        assertThat(metric("open")).isEqualTo("0.0");
    }

    @Test
    void anAttemptCutShortCostsTheTenantNothing() throws Exception {
        var rollout = started(TestFleet.behind(jdbi, door));
        var fleet = rollout.release.fleet();
        fleet.execute(
                """
                CREATE FUNCTION public.stay() RETURNS event_trigger LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_sleep(60); END $$
                """);
        fleet.execute(
                "CREATE EVENT TRIGGER stay ON ddl_command_start WHEN TAG IN ('ALTER TABLE')"
                        + " EXECUTE FUNCTION public.stay()");
        var running = CompletableFuture.runAsync(rollout::tick);
        await().atMost(30, SECONDS).until(() -> sleeping(fleet) == TENANTS);
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                """
                                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                                WHERE datname = ? AND wait_event = 'PgSleep'
                                """,
                                fleet.database().databaseName()));
        running.get(60, SECONDS);

        fleet.execute("DROP EVENT TRIGGER stay");
        assertThat(rollout.counts()).as(rollout.story()).isEqualTo(Map.of("pending", TENANTS));
        assertThat((int) server().get("faults")).isPositive();
        patience.coolsDown(door.port());
        patience.ends(rollout);
        rollout.runUntilIdle();
        patience.ends(rollout);
        rollout.runUntilIdle();

        assertThat(rollout.state()).isEqualTo("completed");
        assertThat(rollout.counts()).as(rollout.story()).isEqualTo(Map.of("applied", TENANTS));
        var outcomes = rollout.target(1).getList("attempts.outcome");
        assertThat(outcomes).startsWith("interrupted").endsWith("applied");
        assertThat(rollout.target(1).getInt("attempts[-1].number")).isEqualTo(1);
    }

    @Test
    void aServerWithoutConnectionsToSpareIsLeftAlone() {
        var role = "tenants_of_" + door.port();
        var rollout = started(TestFleet.behind(jdbi, door, role));
        troubled(
                rollout,
                "too-many-connections",
                "ALTER ROLE %s CONNECTION LIMIT 0".formatted(role),
                "ALTER ROLE %s CONNECTION LIMIT -1".formatted(role));
    }

    @Test
    void aServerThatIsReadOnlyIsLeftAlone() {
        var rollout = started(TestFleet.behind(jdbi, door));
        var database = rollout.release.fleet().database().databaseName();
        troubled(
                rollout,
                "read-only",
                "ALTER DATABASE %s SET default_transaction_read_only = on".formatted(database),
                "ALTER DATABASE %s RESET default_transaction_read_only".formatted(database));
    }

    @Test
    void aServerWhoseDiskIsFullWaitsForSomebodyAfterTheFirstFault() {
        var rollout = started(TestFleet.behind(jdbi, door), "waves: [{name: all, parallel: 1}]");
        var fleet = rollout.release.fleet();
        fleet.execute(
                """
                CREATE FUNCTION public.full_disk() RETURNS event_trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE disk_full USING MESSAGE = 'no space left on device'; END $$
                """);
        fleet.execute(
                "CREATE EVENT TRIGGER full_disk ON ddl_command_end EXECUTE FUNCTION public.full_disk()");
        rollout.runUntilIdle();
        assertThat(breaker()).isEqualTo("open");
        assertThat(server().get("faultKind").toString()).isEqualTo("disk-full");
        assertThat(rollout.counts()).as(rollout.story()).isEqualTo(Map.of("pending", TENANTS));

        fleet.execute("DROP EVENT TRIGGER full_disk");
        Api.as(Role.VIEWER).post(path() + "/resume").then().statusCode(403);
        Api.as(Role.OPERATOR).post(path() + "/resume").then().statusCode(200);
        patience.ends(rollout);
        rollout.runUntilIdle();
        assertThat(rollout.counts()).as(rollout.story()).isEqualTo(Map.of("applied", TENANTS));
    }

    private void troubled(TestRollout rollout, String kind, String begin, String end) {
        var fleet = rollout.release.fleet();
        jdbi.useHandle(handle -> handle.execute(begin));
        // sessions from before know nothing of it
        endSessions(fleet);
        for (var faults = 0; faults < 5; faults++) {
            rollout.runUntilIdle();
            patience.ends(rollout);
        }
        assertThat(breaker()).as(rollout.story()).isEqualTo("open");
        assertThat(server().get("faultKind").toString()).isEqualTo(kind);
        assertThat(rollout.counts()).as(rollout.story()).isEqualTo(Map.of("pending", TENANTS));

        jdbi.useHandle(handle -> handle.execute(end));
        endSessions(fleet);
        patience.coolsDown(door.port());
        patience.ends(rollout);
        rollout.runUntilIdle();
        completedByOneAttemptEach(rollout);
    }

    private void endSessions(TestFleet fleet) {
        pools.remove(fleet.database());
        await().atMost(10, SECONDS).until(() -> sessions(fleet) == 0);
    }

    private static void completedByOneAttemptEach(TestRollout rollout) {
        assertThat(rollout.state()).isEqualTo("completed");
        assertThat(rollout.counts()).as(rollout.story()).isEqualTo(Map.of("applied", TENANTS));
        for (var number = 1; number <= TENANTS; number++) {
            var attempts = rollout.target(number).getList("attempts.number", Integer.class);
            assertThat(attempts).as("numbers of attempts").containsOnly(1);
        }
    }

    private TestRollout started(TestFleet fleet) {
        return started(fleet, ONE_TRY);
    }

    private TestRollout started(TestFleet fleet, String spec) {
        var release = TestRelease.transactional(fleet, TENANTS);
        return new TestRollout(jdbi, audit, shards, release, spec).started();
    }

    private String path() {
        return "/api/v1/target-servers/localhost:" + door.port();
    }

    private String breaker() {
        return server().get("breaker").toString();
    }

    private Map<String, Object> server() {
        return Api.as(Role.VIEWER)
                .get("/api/v1/target-servers")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("find { it.server == 'localhost:%d' }".formatted(door.port()));
    }

    /** The value of the series for one state of the server's breaker. */
    private String metric(String state) {
        metrics.refresh();
        return Api.as(Role.VIEWER)
                .accept("text/plain")
                .get("/q/metrics")
                .then()
                .extract()
                .asString()
                .lines()
                .filter(line -> line.startsWith("flotilla_server_breaker_state{"))
                .filter(line -> line.contains("server=\"localhost:%d\"".formatted(door.port())))
                .filter(line -> line.contains("state=\"%s\"".formatted(state)))
                .map(line -> line.replaceFirst(".* ", ""))
                .findFirst()
                .orElseThrow();
    }

    private List<String> told() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "SELECT kind FROM notification WHERE subject = ? ORDER BY id")
                                .bind(0, "server:localhost:" + door.port())
                                .mapTo(String.class)
                                .list());
    }

    private int sleeping(TestFleet fleet) {
        return count(fleet, "wait_event = 'PgSleep'");
    }

    private int sessions(TestFleet fleet) {
        return count(fleet, "TRUE");
    }

    /** The control database is on the same server, which knows all its sessions. */
    private int count(TestFleet fleet, String condition) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "SELECT count(*) FROM pg_stat_activity WHERE datname = ? AND "
                                                + condition)
                                .bind(0, fleet.database().databaseName())
                                .mapTo(Integer.class)
                                .one());
    }
}
