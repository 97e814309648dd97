package io.flotilla.engine.lint.lock;

import io.flotilla.engine.lint.PlanRule;
import io.flotilla.engine.lint.PlanStatement;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.plan.Plan;

/** A statement keeps others waiting for as long as it works on a table. */
final class LastingLock extends PlanRule {

    LastingLock() {
        super("lasting-lock", Severity.WARNING);
    }

    @Override
    protected void check(Plan plan, Report report) {
        for (var it : PlanStatement.of(plan)) {
            it.hazards()
                    .filter(hazard -> hazard.kind() == Hazard.Kind.LOCK && !hazard.brief())
                    .filter(hazard -> it.existing())
                    .findFirst()
                    .ifPresent(
                            hazard ->
                                    report.add(
                                            it.object(),
                                            "%s keeps others waiting for as long as it takes: %s; choose a time when the biggest tenants can bear it"
                                                    .formatted(it.label(), hazard.because())));
        }
    }
}
