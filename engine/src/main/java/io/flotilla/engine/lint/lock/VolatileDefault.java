package io.flotilla.engine.lint.lock;

import io.flotilla.engine.lint.PlanRule;
import io.flotilla.engine.lint.PlanStatement;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.plan.Plan;
import java.util.regex.Pattern;

/** A column is added with a default that differs by row. */
final class VolatileDefault extends PlanRule {

    private static final Pattern DEFAULT = Pattern.compile("\\bADD (COLUMN )?.*\\bDEFAULT\\b");

    VolatileDefault() {
        super("volatile-default", Severity.WARNING);
    }

    @Override
    protected void check(Plan plan, Report report) {
        PlanStatement.of(plan).stream()
                .filter(it -> it.existing())
                .filter(it -> it.hazards(Hazard.Kind.REWRITE) && it.has(DEFAULT))
                .forEach(
                        it ->
                                report.add(
                                        it.object(),
                                        "%s adds a column whose default is computed for each row: the table is written anew while nobody reads or writes it; add the column, then the default, and fill old rows in batches"
                                                .formatted(it.label())));
    }
}
