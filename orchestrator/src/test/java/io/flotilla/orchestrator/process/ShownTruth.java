package io.flotilla.orchestrator.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.orchestrator.cli.client.ApiClient;
import io.flotilla.orchestrator.cli.client.ApiPath;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Watches a rollout as people do, and the fleet's servers right after each look: what is shown as
 * applied must be there. Where a server is away, the look waits for it to come back, which adds
 * nothing to what it has. Each look is at the counts, every tenth at the names too.
 */
final class ShownTruth implements AutoCloseable {

    private static final long PERIOD_MILLIS = 100;
    private static final int NAMES_EVERY = 10;

    private final ApiClient api;
    private final ProcessRollout rollout;
    private final List<WitnessedDatabase> fleet;
    private final int commands;
    private final Map<WitnessedDatabase, Connection> connections = new LinkedHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<String> lies = new ArrayList<>();
    private final List<String> unanswered = new ArrayList<>();
    private final List<String> states = new ArrayList<>();
    private int looks;
    private int looksAtNames;
    private int namesSeen;
    private int waited;
    private int furthestBehind;

    /** Looks ten times a second until closed; the client is the caller's. */
    ShownTruth(ApiClient api, ProcessRollout rollout, List<WitnessedDatabase> fleet)
            throws SQLException {
        this.api = api;
        this.rollout = rollout;
        this.fleet = fleet;
        this.commands =
                fleet.getFirst().commandsOf(rollout.statements()).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum();
        var _ = clock.scheduleAtFixedRate(this::look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Stops looking, and says what was seen. */
    String told() throws InterruptedException {
        clock.shutdown();
        assertThat(clock.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(lies).as("shown as applied and not there").isEmpty();
        assertThat(unanswered).as("looks without an answer").isEmpty();
        return "%d looks at the counts, %d at %d names, %d waited for a server; never shown too early; at most %d shown late; states %s"
                .formatted(looks, looksAtNames, namesSeen, waited, furthestBehind, states);
    }

    private void look() {
        try {
            var shown = api.get(ApiPath.of("rollouts", rollout.id()));
            var state = shown.path("state").asText();
            if (states.isEmpty() || !states.getLast().equals(state)) {
                states.add(state);
            }
            var count = shown.path("counts").path("applied").asInt();
            var names = looks % NAMES_EVERY == 0 ? names() : Set.<String>of();
            var there = there();
            if (count > there.size()) {
                lies.add("%d shown, %d there".formatted(count, there.size()));
            }
            var missing = new HashSet<>(names);
            missing.removeAll(there);
            if (!missing.isEmpty()) {
                lies.add("not there: " + missing);
            }
            furthestBehind = Math.max(furthestBehind, there.size() - count);
            looks++;
            if (!names.isEmpty()) {
                looksAtNames++;
                namesSeen += names.size();
            }
        } catch (RuntimeException | SQLException e) {
            unanswered.add(String.valueOf(e));
        }
    }

    private Set<String> names() {
        var names = new HashSet<String>();
        api.list(ApiPath.of("rollouts", rollout.id(), "targets").with("state", "applied"))
                .forEach(target -> names.add(target.path("schema").asText()));
        return names;
    }

    /** The schemas in which everything was done, by the servers' own record. */
    private Set<String> there() throws SQLException {
        var there = new HashSet<String>();
        for (var database : fleet) {
            var asked = 0;
            while (!ask(database, there)) {
                if (++asked == 600) {
                    throw new SQLException(database.name() + " does not come back");
                }
            }
            waited += asked > 0 ? 1 : 0;
        }
        return there;
    }

    private boolean ask(WitnessedDatabase database, Set<String> there) throws SQLException {
        try {
            var connection = connections.get(database);
            if (connection == null) {
                connection = DriverManager.getConnection(database.url());
                connections.put(database, connection);
            }
            try (var statement = connection.createStatement();
                    var rows =
                            statement.executeQuery(
                                    """
                                    SELECT schema_name FROM witness.command
                                    WHERE schema_name LIKE 'tenant\\_%%'
                                    GROUP BY schema_name HAVING count(*) >= %d
                                    """
                                            .formatted(commands))) {
                while (rows.next()) {
                    there.add(rows.getString(1));
                }
                return true;
            }
        } catch (SQLException e) {
            var lost = connections.remove(database);
            if (lost != null) {
                lost.close();
            }
            awaitAWhile();
            return false;
        }
    }

    private static void awaitAWhile() throws SQLException {
        try {
            TimeUnit.MILLISECONDS.sleep(PERIOD_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", e);
        }
    }

    @Override
    public void close() throws SQLException {
        clock.shutdownNow();
        for (var connection : connections.values()) {
            connection.close();
        }
    }
}
