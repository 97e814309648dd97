package io.flotilla.engine.lint.lock;

import io.flotilla.engine.lint.PlanRule;
import io.flotilla.engine.lint.PlanStatement;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.plan.Plan;
import java.util.regex.Pattern;

/** A unique constraint is added to a table that is there already without an index to use. */
final class UniqueConstraintLocks extends PlanRule {

    private static final Pattern KEY =
            Pattern.compile("^ALTER TABLE .*\\bADD (CONSTRAINT \\S+ )?UNIQUE\\b");
    private static final Pattern USING_INDEX = Pattern.compile("\\bUSING INDEX\\b");

    UniqueConstraintLocks() {
        super("unique-constraint-locks", Severity.WARNING);
    }

    @Override
    protected void check(Plan plan, Report report) {
        PlanStatement.of(plan).stream()
                .filter(it -> it.existing())
                .filter(it -> it.has(KEY) && !it.has(USING_INDEX))
                .forEach(
                        it ->
                                report.add(
                                        it.object(),
                                        "%s adds a unique constraint and builds its index while nobody reads or writes the table; build the index concurrently and add it USING INDEX"
                                                .formatted(it.label())));
    }
}
