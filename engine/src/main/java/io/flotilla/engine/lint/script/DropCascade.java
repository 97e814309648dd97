package io.flotilla.engine.lint.script;

import io.flotilla.engine.lint.PlanRule;
import io.flotilla.engine.lint.PlanStatement;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.plan.Plan;
import java.util.regex.Pattern;

/** A statement drops with CASCADE, and its note does not say what. */
final class DropCascade extends PlanRule {

    private static final Pattern CASCADE =
            Pattern.compile("^(DROP\\b|ALTER TABLE .*\\bDROP\\b).*\\bCASCADE$");

    DropCascade() {
        super("drop-cascade", Severity.ERROR);
    }

    /** As plans do where nothing else drops an index with the keys of partitions in it. */
    private static boolean saysWhat(PlanStatement statement) {
        var note = statement.statement().note();
        return note != null && note.startsWith("takes along ");
    }

    @Override
    protected void check(Plan plan, Report report) {
        PlanStatement.of(plan).stream()
                .filter(it -> it.has(CASCADE) && !saysWhat(it))
                .forEach(
                        it ->
                                report.add(
                                        it.object(),
                                        "%s drops whatever depends on the object, which the plan does not name; drop each by name instead"
                                                .formatted(it.label())));
    }
}
