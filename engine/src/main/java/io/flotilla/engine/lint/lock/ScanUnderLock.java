package io.flotilla.engine.lint.lock;

import io.flotilla.engine.lint.PlanRule;
import io.flotilla.engine.lint.PlanStatement;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.plan.Plan;
import java.util.regex.Pattern;

/** A statement reads the whole table under a strong lock, for a reason no other rule names. */
final class ScanUnderLock extends PlanRule {

    private static final Pattern NAMED =
            Pattern.compile(
                    "\\b(SET NOT NULL|FOREIGN KEY|CHECK|PRIMARY KEY|UNIQUE|EXCLUDE|INDEX)\\b");

    ScanUnderLock() {
        super("scan-under-lock", Severity.WARNING);
    }

    @Override
    protected void check(Plan plan, Report report) {
        PlanStatement.of(plan).stream()
                .filter(it -> it.existing())
                .filter(it -> it.hazards(Hazard.Kind.SCAN) && !it.has(NAMED))
                .forEach(
                        it ->
                                report.add(
                                        it.object(),
                                        "%s reads all rows under its lock and others wait; validate a constraint that proves the same first, where the server takes one"
                                                .formatted(it.label())));
    }
}
