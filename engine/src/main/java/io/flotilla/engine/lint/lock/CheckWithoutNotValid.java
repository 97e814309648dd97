package io.flotilla.engine.lint.lock;

import io.flotilla.engine.lint.PlanRule;
import io.flotilla.engine.lint.PlanStatement;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.plan.Plan;
import java.util.regex.Pattern;

/** A check constraint is added to a table that is there already, and validated at once. */
final class CheckWithoutNotValid extends PlanRule {

    private static final Pattern CHECK =
            Pattern.compile("^ALTER TABLE .*\\bADD (CONSTRAINT \\S+ )?CHECK\\b");
    private static final Pattern NOT_VALID = Pattern.compile("\\bNOT VALID\\b");

    CheckWithoutNotValid() {
        super("check-without-not-valid", Severity.WARNING);
    }

    @Override
    protected void check(Plan plan, Report report) {
        PlanStatement.of(plan).stream()
                .filter(it -> it.existing())
                .filter(it -> it.has(CHECK) && !it.has(NOT_VALID))
                .forEach(
                        it ->
                                report.add(
                                        it.object(),
                                        "%s adds a check and validates it at once: nobody reads or writes the table meanwhile; add it NOT VALID and validate it afterwards"
                                                .formatted(it.label())));
    }
}
