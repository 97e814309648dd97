package io.flotilla.engine.lint.lock;

import io.flotilla.engine.lint.PlanRule;
import io.flotilla.engine.lint.PlanStatement;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.plan.Plan;
import java.util.regex.Pattern;

/** A foreign key is added to a table that is there already, and validated at once. */
final class ForeignKeyWithoutNotValid extends PlanRule {

    private static final Pattern KEY =
            Pattern.compile("^ALTER TABLE .*\\bADD (CONSTRAINT \\S+ )?FOREIGN KEY");
    private static final Pattern NOT_VALID = Pattern.compile("\\bNOT VALID\\b");

    ForeignKeyWithoutNotValid() {
        super("foreign-key-without-not-valid", Severity.WARNING);
    }

    @Override
    protected void check(Plan plan, Report report) {
        PlanStatement.of(plan).stream()
                .filter(it -> it.existing())
                .filter(it -> it.has(KEY) && !it.has(NOT_VALID))
                .forEach(
                        it ->
                                report.add(
                                        it.object(),
                                        "%s adds a foreign key and validates it at once: nobody writes to both tables meanwhile; add it NOT VALID and validate it afterwards"
                                                .formatted(it.label())));
    }
}
