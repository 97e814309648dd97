package io.flotilla.engine.lint;

import io.flotilla.engine.plan.Plan;

/** Looks at the statements of a plan, those written by hand included, and at their hazards. */
public abstract non-sealed class PlanRule extends LintRule {

    protected PlanRule(String id, Severity severity) {
        super(id, severity);
    }

    /** Whether there is anything to ask where other rules see the schemas themselves. */
    protected boolean asksBesideSchemas() {
        return true;
    }

    protected abstract void check(Plan plan, Report report);
}
