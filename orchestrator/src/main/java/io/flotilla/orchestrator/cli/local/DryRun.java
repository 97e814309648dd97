package io.flotilla.orchestrator.cli.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.flotilla.engine.apply.Preflight;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.Statement;
import io.flotilla.orchestrator.cli.ExitCode;
import io.flotilla.orchestrator.cli.text.Json;
import io.flotilla.orchestrator.cli.text.Text;
import io.flotilla.orchestrator.cli.text.Tone;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a run of a plan would do to a schema now. {@code known} is false where the plan does not
 * start from the live state; {@code look} is what stands against it.
 */
record DryRun(Fingerprint live, boolean known, List<Statement> remaining, Preflight.Look look) {

    private static final Preflight.Look NOTHING =
            new Preflight.Look(List.of(), List.of(), List.of(), Map.of());

    DryRun {
        remaining = List.copyOf(remaining);
    }

    /**
     * @param perQuery how long each check may take
     */
    static DryRun of(
            Plan plan,
            Plan.Direction direction,
            Connection connection,
            String schema,
            Duration perQuery)
            throws SQLException {
        var dialect = Dialects.require(plan.dialect());
        var live = Fingerprinter.fingerprint(dialect.inspector().inspect(connection, schema));
        var statements = plan.statements(direction);
        var done = done(plan, direction, live);
        if (done < 0) {
            return new DryRun(live, false, List.of(), NOTHING);
        }
        var remaining = statements.subList(done, statements.size());
        if (remaining.isEmpty()) {
            return new DryRun(live, true, remaining, NOTHING);
        }
        var look = new Preflight(dialect).look(plan, direction, connection, schema, perQuery);
        // checks are about rows as they are before the first statement
        return new DryRun(live, true, remaining, done == 0 ? look : withoutChecks(look));
    }

    private static Preflight.Look withoutChecks(Preflight.Look look) {
        return new Preflight.Look(look.lacking(), List.of(), List.of(), look.sizes());
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

    ExitCode exitCode() {
        if (!known) {
            return ExitCode.STALE;
        }
        return look.lacking().isEmpty() && look.failing().isEmpty()
                ? ExitCode.DONE
                : ExitCode.DIFFERENCES;
    }

    JsonNode json() {
        var json = Json.object().put("live", live.value()).put("known", known);
        var statements = json.putArray("statements");
        remaining.forEach(statement -> statements.add(statement.shown()));
        json.set("lacking", Json.MAPPER.valueToTree(look.lacking()));
        var failing = json.putArray("failingChecks");
        look.failing()
                .forEach(
                        it -> {
                            var check =
                                    failing.addObject()
                                            .put("sql", it.check().sql())
                                            .put("because", it.check().because());
                            if (it.rows() != Preflight.NOT_COUNTED) {
                                check.put("rows", it.rows());
                            }
                        });
        json.set("unansweredChecks", Json.MAPPER.valueToTree(look.unanswered()));
        json.set("tables", Json.MAPPER.valueToTree(look.sizes()));
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
        remaining.forEach(statement -> text.block(Tone.PLAIN, 2, statement.shown() + ";"));
        look.sizes().forEach((table, size) -> text.line(Tone.QUIET, table + ": " + size.words()));
        look.lacking().forEach(privilege -> text.line(Tone.BAD, "would fail: lacks " + privilege));
        look.failing()
                .forEach(
                        it ->
                                text.line(Tone.BAD, "would refuse: " + words(it))
                                        .block(Tone.QUIET, 2, it.check().sql()));
        look.unanswered().forEach(check -> text.line(Tone.WARNING, "not known: " + check));
        return text;
    }

    private static String words(Preflight.Failing failing) {
        var because = failing.check().because();
        return failing.rows() == Preflight.NOT_COUNTED
                ? because
                : "%s (%d in the way)".formatted(because, failing.rows());
    }
}
