package io.flotilla.engine.lint.lock;

import io.flotilla.engine.lint.PlanRule;
import io.flotilla.engine.lint.PlanStatement;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.plan.Plan;

/** A statement writes the whole table anew, whether or not others wait for it. */
final class TableCopied extends PlanRule {

    TableCopied() {
        super("table-copied", Severity.WARNING);
    }

    @Override
    protected void check(Plan plan, Report report) {
        for (var it : PlanStatement.of(plan)) {
            it.hazards()
                    .filter(hazard -> hazard.kind() == Hazard.Kind.REWRITE && it.existing())
                    .findFirst()
                    .ifPresent(
                            hazard ->
                                    report.add(
                                            it.object(),
                                            "%s writes the whole table anew: %s; it takes as long as the table is large, and as much room again"
                                                    .formatted(it.label(), hazard.because())));
        }
    }
}
