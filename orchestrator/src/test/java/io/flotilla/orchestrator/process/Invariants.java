package io.flotilla.orchestrator.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.fingerprint.Fingerprinter;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What must hold after every scenario, whatever happened in it. What is recorded is compared with
 * what the servers themselves say: their own log of DDL, their schemas read with the engine, their
 * locks and sessions.
 */
record Invariants(ProcessRollout rollout, List<WitnessedDatabase> fleet) {

    /** A killed node's sessions go once the server notices that nobody is at the other end. */
    private static final Duration GONE = Duration.ofSeconds(20);

    private static final String INDEX = "CREATE INDEX users_city_idx";

    /** The rollout is completed and each tenant has had everything once. */
    void assertDoneExactlyOnce() throws SQLException {
        assertThat(rollout.state()).as("%s", rollout.leftBehind()).isEqualTo("completed");
        assertThat(rollout.leftBehind()).isEmpty();
        assertHold();
    }

    /** For rollouts that have ended or stand still. */
    void assertHold() throws SQLException {
        var states = rollout.states();
        for (var database : fleet) {
            var once = database.commandsOf(rollout.statements());
            assertThat(once).containsEntry(INDEX, 1);
            var expected = new TreeMap<String, Map<String, Integer>>();
            for (var tenant : database.tenants()) {
                if (isDone(states.get(tenant))) {
                    expected.put(tenant, once);
                }
            }
            assertThat(database.commands()).as("what %s saw", database.name()).isEqualTo(expected);
            assertFingerprints(database, states);
            assertNothingIsHeld(database);
        }
        assertAudited();
        assertOneHistory();
    }

    /** Everything is as it was before; for a rollout that was reverted. */
    void assertBack() throws SQLException {
        var states = rollout.states();
        for (var database : fleet) {
            assertFingerprints(database, states);
            assertNothingIsHeld(database);
        }
    }

    private void assertFingerprints(WitnessedDatabase database, Map<String, String> states)
            throws SQLException {
        var inspector = Dialects.require("postgres").inspector();
        var wrong = new TreeMap<String, String>();
        try (var connection = DriverManager.getConnection(database.url())) {
            for (var tenant : database.tenants()) {
                var live = Fingerprinter.fingerprint(inspector.inspect(connection, tenant)).value();
                var recorded = isDone(states.get(tenant)) ? rollout.to() : rollout.from();
                if (!live.equals(recorded)) {
                    wrong.put(tenant, states.get(tenant) + ", and is " + live);
                }
            }
        }
        assertThat(wrong).as("recorded as they are not").isEmpty();
    }

    private static void assertNothingIsHeld(WitnessedDatabase database) {
        await().atMost(GONE)
                .untilAsserted(
                        () -> {
                            assertThat(database.witness().advisoryLocks()).isEmpty();
                            assertThat(database.witness().sessions()).isEmpty();
                        });
    }

    /** Whoever moved the rollout is on record, once for each move. */
    private void assertAudited() throws SQLException {
        var acts =
                Rows.column(
                        rollout.controlUrl(),
                        "SELECT act FROM audit WHERE subject = 'rollout:%s' ORDER BY id"
                                .formatted(rollout.id()));
        assertThat(acts).contains("rollout.create", "rollout.approve", "rollout.start");
        assertThat(acts.stream().filter(act -> act.equals("rollout.start"))).hasSize(1);
        assertThat(acts.stream().filter(act -> act.equals("rollout.completed")))
                .hasSize(state().equals("completed") ? 1 : 0);
    }

    private String state() throws SQLException {
        return rollout.state();
    }

    /** No target is claimed for nothing, and each is done by at most one attempt. */
    private void assertOneHistory() throws SQLException {
        assertThat(
                        Rows.of(
                                rollout.controlUrl(),
                                """
                                SELECT target_id, count(*) FROM attempt
                                WHERE rollout_id = %s AND direction = 'forward'
                                  AND outcome IN ('applied', 'resumed', 'settled', 'already-there')
                                GROUP BY target_id HAVING count(*) > 1
                                """
                                        .formatted(rollout.id())))
                .as("targets done twice")
                .isEmpty();
        assertThat(rollout.count("state = 'running'")).isZero();
    }

    private static boolean isDone(String state) {
        return switch (state) {
            case "applied", "already-there" -> true;
            default -> false;
        };
    }
}
