package io.flotilla.engine.lint.script;

import io.flotilla.engine.lint.PlanRule;
import io.flotilla.engine.lint.PlanStatement;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.plan.Plan;
import java.util.regex.Pattern;

/** A plan truncates a table. */
final class Truncate extends PlanRule {

    private static final Pattern TRUNCATE = Pattern.compile("^TRUNCATE\\b");

    Truncate() {
        super("truncate", Severity.ERROR);
    }

    @Override
    protected void check(Plan plan, Report report) {
        PlanStatement.of(plan).stream()
                .filter(it -> it.has(TRUNCATE))
                .forEach(
                        it ->
                                report.add(
                                        it.object(),
                                        "%s removes all rows on every tenant; delete in batches what is not needed"
                                                .formatted(it.label())));
    }
}
