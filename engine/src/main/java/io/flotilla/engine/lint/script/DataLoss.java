package io.flotilla.engine.lint.script;

import io.flotilla.engine.lint.PlanRule;
import io.flotilla.engine.lint.PlanStatement;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.plan.Plan;

/** A statement loses data. Asked only where a plan is linted without its schemas. */
final class DataLoss extends PlanRule {

    DataLoss() {
        super("data-loss", Severity.ERROR);
    }

    @Override
    protected boolean asksBesideSchemas() {
        return false;
    }

    @Override
    protected void check(Plan plan, Report report) {
        PlanStatement.of(plan).stream()
                .filter(it -> it.statement().losesData() || it.hazards(Hazard.Kind.DATA_LOSS))
                .forEach(
                        it ->
                                report.add(
                                        it.object(),
                                        "%s loses data on every tenant; see that nothing needs it any more"
                                                .formatted(it.label())));
    }
}
