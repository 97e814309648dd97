package io.flotilla.engine.lint.lock;

import io.flotilla.engine.lint.PlanRule;
import io.flotilla.engine.lint.PlanStatement;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.plan.Plan;
import java.util.regex.Pattern;

/** An exclusion constraint is added to a table that is there already. */
final class ExclusionConstraintLocks extends PlanRule {

    private static final Pattern EXCLUDE =
            Pattern.compile("^ALTER TABLE .*\\bADD (CONSTRAINT \\S+ )?EXCLUDE\\b");

    ExclusionConstraintLocks() {
        super("exclusion-constraint-locks", Severity.WARNING);
    }

    @Override
    protected void check(Plan plan, Report report) {
        PlanStatement.of(plan).stream()
                .filter(it -> it.existing())
                .filter(it -> it.has(EXCLUDE))
                .forEach(
                        it ->
                                report.add(
                                        it.object(),
                                        "%s adds an exclusion constraint: its index is built while nobody reads or writes the table, and there is no concurrent way; choose a quiet time for the biggest tenants"
                                                .formatted(it.label())));
    }
}
