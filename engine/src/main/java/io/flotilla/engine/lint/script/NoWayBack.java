package io.flotilla.engine.lint.script;

import io.flotilla.engine.lint.PlanRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.schema.ObjectName;

/** A plan has no revert. */
final class NoWayBack extends PlanRule {

    NoWayBack() {
        super("no-way-back", Severity.WARNING);
    }

    @Override
    protected void check(Plan plan, Report report) {
        if (!plan.statements().isEmpty() && plan.revert().isEmpty()) {
            report.add(
                    ObjectName.relation(plan.schema()),
                    "the plan has no revert: a rollout that goes wrong can only be repaired forwards; write one where there is one");
        }
    }
}
