package io.flotilla.engine.plan;

import java.util.List;
import java.util.Locale;

/** A plan as SQL with its hazards, checks and findings as comments: what a case expects. */
final class PlanText {

    private PlanText() {}

    static String of(Plan plan) {
        var text = new StringBuilder();
        for (var check : plan.checks()) {
            text.append("-- check: ").append(check.because()).append('\n');
            text.append("--   ").append(check.sql()).append(";\n");
        }
        for (var finding : plan.findings()) {
            text.append("-- finding: ").append(finding).append('\n');
        }
        append(text, plan.statements());
        text.append("\n-- revert\n");
        for (var check : plan.revertChecks()) {
            text.append("-- check: ").append(check.because()).append('\n');
            text.append("--   ").append(check.sql()).append(";\n");
        }
        append(text, plan.revert());
        return text.toString();
    }

    private static void append(StringBuilder text, List<Statement> statements) {
        for (var statement : statements) {
            text.append('\n');
            if (!statement.transactional()) {
                text.append("-- not in a transaction\n");
            }
            if (statement.note() != null) {
                text.append("-- ").append(statement.note()).append('\n');
            }
            if (statement.losesData()) {
                text.append("-- loses data\n");
            }
            statement.hazards().forEach(hazard -> text.append(line(hazard)));
            text.append(statement.sql()).append(";\n");
        }
    }

    private static String line(Hazard hazard) {
        var words = new StringBuilder("-- ");
        words.append(hazard.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        if (hazard.table() != null) {
            words.append(" of ").append(hazard.table());
        }
        if (hazard.mode() != null) {
            words.append(", ").append(hazard.mode());
            words.append(hazard.brief() ? ", briefly" : ", throughout");
        }
        return words.append(": ").append(hazard.because()).append('\n').toString();
    }
}
