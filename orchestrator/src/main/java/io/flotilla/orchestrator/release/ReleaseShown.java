package io.flotilla.orchestrator.release;

import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.plan.Statement;
import io.flotilla.engine.schema.Table;
import io.quarkus.qute.TemplateExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How releases and plans are written on the console's pages. */
@TemplateExtension
class ReleaseShown {

    private ReleaseShown() {}

    /** What people read, as {@code name@tag}. */
    static String reference(ReleaseSummary release) {
        return release.name() + "@" + release.tag();
    }

    static String label(Hazard hazard) {
        return hazard.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The colour of a hazard, as a style's name. */
    static String tone(Hazard hazard) {
        return switch (hazard.kind()) {
            case DATA_LOSS -> "bad";
            case REWRITE, SCAN, DATA_DEPENDENT -> "warn";
            case LOCK -> hazard.brief() ? "" : "warn";
        };
    }

    /** What is concerned, as {@code ACCESS EXCLUSIVE on users, briefly}. */
    static String what(Hazard hazard) {
        var words = new ArrayList<String>();
        if (hazard.mode() != null) {
            words.add(hazard.mode());
        }
        if (hazard.table() != null) {
            words.add("on " + hazard.table());
        }
        var what = String.join(" ", words);
        return hazard.kind() == Hazard.Kind.LOCK && hazard.brief() ? what + ", briefly" : what;
    }

    /** What else is worth knowing of a statement, beside its hazards. */
    static List<String> remarks(Statement statement) {
        var remarks = new ArrayList<String>();
        if (!statement.transactional()) {
            remarks.add("commits by itself");
        }
        if (statement.tool() != null) {
            remarks.add("carried out by " + statement.tool());
        }
        var data = statement.data();
        var batch = data == null ? null : data.batch();
        if (batch != null) {
            remarks.add(
                    "in batches of %d rows, %d ms between two"
                            .formatted(batch.rows(), batch.pauseMillis()));
        }
        if (statement.note() != null) {
            remarks.add(statement.note());
        }
        return remarks;
    }

    /** A cohort's hazards by kind, as {@code lock, data loss}. */
    static String kinds(List<Hazard> hazards) {
        return String.join(", ", hazards.stream().map(ReleaseShown::label).distinct().toList());
    }

    static String tone(CohortState state) {
        return switch (state) {
            case AT_RELEASE -> "good";
            case PLANNED -> "busy";
            case NO_PLAN -> "warn";
        };
    }

    /** The colour of a rollout's state, which the control database knows by its label. */
    static String tone(ReleaseDao.RolloutLine rollout) {
        return switch (rollout.state()) {
            case "completed", "reverted" -> "good";
            case "running", "reverting" -> "busy";
            case "aborted" -> "bad";
            default -> "warn";
        };
    }

    static String tone(PlanReview.FindingLine finding) {
        return switch (finding.severity()) {
            case "error" -> "bad";
            case "warning" -> "warn";
            default -> "";
        };
    }

    /** As much as fits into so many characters; the whole is in a title. */
    static String clipped(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }

    /** The tables and columns a table refers to, as {@code author → users (id)}. */
    static List<String> references(Table table) {
        return table.foreignKeys().stream()
                .map(
                        key ->
                                "%s → %s (%s)"
                                        .formatted(
                                                String.join(", ", key.columns()),
                                                key.referencedTable(),
                                                String.join(", ", key.referencedColumns())))
                .toList();
    }
}
