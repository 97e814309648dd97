package io.flotilla.orchestrator.cli.release;

import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.Statement;
import io.flotilla.orchestrator.cli.text.Text;
import io.flotilla.orchestrator.cli.text.Tone;
import java.util.List;

/** A plan with its hazards, for people. */
public final class PlanText {
    private PlanText() {}

    public static Text of(Plan plan, int indent) {
        var margin = " ".repeat(indent);
        var text =
                new Text()
                        .line(Tone.QUIET, margin + "plan " + plan.digest())
                        .line(
                                Tone.QUIET,
                                "%sfrom %s to %s"
                                        .formatted(margin, plan.from().brief(), plan.to().brief()));
        for (var check : plan.checks()) {
            text.line(Tone.BUSY, margin + "check: " + check.because())
                    .block(Tone.QUIET, indent + 4, check.sql());
        }
        statements(text, margin, plan.statements());
        plan.findings().forEach(finding -> text.line(Tone.WARNING, margin + finding));
        return text.line(Tone.QUIET, margin + revert(plan));
    }

    private static void statements(Text text, String margin, List<Statement> statements) {
        for (int at = 0; at < statements.size(); at++) {
            var statement = statements.get(at);
            var number = "%s%2d  ".formatted(margin, at + 1);
            var lines = statement.sql().lines().toList();
            text.line(number + lines.getFirst());
            lines.stream().skip(1).forEach(line -> text.line(" ".repeat(number.length()) + line));
            var details = " ".repeat(number.length() + 2);
            if (!statement.transactional()) {
                text.line(Tone.BUSY, details + "· " + alone(statement));
            }
            if (statement.tool() != null) {
                text.line(Tone.BUSY, details + "· carried out by " + statement.tool());
            }
            if (statement.note() != null) {
                text.line(Tone.QUIET, details + "· " + statement.note());
            }
            statement
                    .hazards()
                    .forEach(hazard -> text.line(tone(hazard), details + "· " + hazard(hazard)));
        }
    }

    private static String alone(Statement statement) {
        var data = statement.data();
        if (data == null) {
            return "outside a transaction";
        }
        return data.batch() == null
                ? "in a transaction of its own"
                : "in batches of %d rows".formatted(data.batch().rows());
    }

    private static String hazard(Hazard hazard) {
        var what =
                switch (hazard.kind()) {
                    case LOCK -> "lock";
                    case REWRITE -> "rewrites the table";
                    case SCAN -> "reads the whole table under its lock";
                    case DATA_LOSS -> "loses data";
                    case DATA_DEPENDENT -> "depends on the data";
                };
        var mode = hazard.mode() == null ? "" : " " + hazard.mode();
        var table = hazard.table() == null ? "" : " on " + hazard.table();
        var time = hazard.brief() ? ", brief" : "";
        return "%s%s%s%s: %s".formatted(what, mode, table, time, hazard.because());
    }

    private static Tone tone(Hazard hazard) {
        return switch (hazard.kind()) {
            case LOCK -> hazard.brief() ? Tone.QUIET : Tone.WARNING;
            case REWRITE, SCAN, DATA_DEPENDENT -> Tone.WARNING;
            case DATA_LOSS -> Tone.BAD;
        };
    }

    private static String revert(Plan plan) {
        if (plan.revert().isEmpty()) {
            return plan.statements().isEmpty() ? "nothing to do" : "no way back";
        }
        var loses = plan.revert().stream().anyMatch(Statement::losesData);
        return "revert: %d statements, proven%s"
                .formatted(plan.revert().size(), loses ? ", loses data written since" : "");
    }
}
