package io.flotilla.orchestrator.cli.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.dialect.TableSizes.TableSize;
import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.plan.Check;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.Statement;
import io.flotilla.engine.schema.Schema;
import io.flotilla.orchestrator.cli.ExitCode;
import io.flotilla.orchestrator.cli.text.Json;
import io.flotilla.orchestrator.cli.text.Text;
import io.flotilla.orchestrator.cli.text.Tone;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run of a plan would do to a schema now. {@code known} is false where the plan does not
 * start from the live state; {@code failing} are the checks its data does not pass.
 */
record Rehearsal(
        Fingerprint live,
        boolean known,
        List<Statement> remaining,
        List<Check> failing,
        Map<String, TableSize> sizes) {
    Rehearsal {
        remaining = List.copyOf(remaining);
        failing = List.copyOf(failing);
        sizes = new TreeMap<>(sizes);
    }

    static Rehearsal of(
            Plan plan, Plan.Direction direction, Schema schema, Connection connection, String name)
            throws SQLException {
        var live = Fingerprinter.fingerprint(schema);
        var statements = plan.statements(direction);
        var done = done(plan, direction, live);
        if (done < 0) {
            return new Rehearsal(live, false, List.of(), List.of(), Map.of());
        }
        var remaining = statements.subList(done, statements.size());
        var checked = done == 0 && !remaining.isEmpty();
        return new Rehearsal(
                live,
                true,
                remaining,
                checked ? failing(plan.checks(direction), connection, name) : List.of(),
                remaining.isEmpty() ? Map.of() : sizes(plan, direction, connection, name));
    }

    private static Map<String, TableSize> sizes(
            Plan plan, Plan.Direction direction, Connection connection, String name)
            throws SQLException {
        return Dialects.require(plan.dialect())
                .tableSizes()
                .read(connection, name, plan.hazardTables(direction));
    }

    /** How many statements are done already; -1 where the plan does not know the state. */
    private static int done(Plan plan, Plan.Direction direction, Fingerprint live) {
        var statements = plan.statements(direction);
        // a plan for rows only begins where it ends; the target's ledger alone knows whether it ran
        if (live.equals(plan.end(direction)) && !plan.from().equals(plan.to())) {
            return statements.size();
        }
        if (live.equals(plan.start(direction))) {
            return 0;
        }
        for (int at = statements.size(); at > 0; at--) {
            if (live.equals(statements.get(at - 1).reaches())) {
                return at;
            }
        }
        return -1;
    }

    /** Reads only, and puts the connection back as it was. */
    private static List<Check> failing(List<Check> checks, Connection connection, String schema)
            throws SQLException {
        var failing = new ArrayList<Check>();
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        connection.setSchema(schema);
        try (var statement = connection.createStatement()) {
            for (var check : checks) {
                try (var row = statement.executeQuery(check.sql())) {
                    if (!row.next() || !row.getBoolean(1)) {
                        failing.add(check);
                    }
                }
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.setReadOnly(false);
        }
        return failing;
    }

    ExitCode exitCode() {
        if (!known) {
            return ExitCode.STALE;
        }
        return failing.isEmpty() ? ExitCode.DONE : ExitCode.DIFFERENCES;
    }

    JsonNode json() {
        var json = Json.object().put("live", live.value()).put("known", known);
        var statements = json.putArray("statements");
        remaining.forEach(statement -> statements.add(statement.sql()));
        json.set("failingChecks", Json.MAPPER.valueToTree(failing));
        json.set("tables", Json.MAPPER.valueToTree(sizes));
        return json;
    }

    Text text() {
        if (!known) {
            return new Text()
                    .line(
                            Tone.BAD,
                            "the schema is at %s, which the plan does not know".formatted(live));
        }
        if (remaining.isEmpty()) {
            return new Text().line(Tone.GOOD, "nothing to do: the schema is at the plan's end");
        }
        var text = Text.of("would run %d statements:".formatted(remaining.size()));
        remaining.forEach(statement -> text.block(Tone.PLAIN, 2, statement.sql() + ";"));
        sizes.forEach((table, size) -> text.line(Tone.QUIET, table + ": " + size.words()));
        failing.forEach(
                check ->
                        text.line(Tone.BAD, "would refuse: " + check.because())
                                .block(Tone.QUIET, 2, check.sql()));
        return text;
    }
}
