package io.flotilla.engine.lint.lock;

import io.flotilla.engine.lint.PlanRule;
import io.flotilla.engine.lint.PlanStatement;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.plan.Plan;
import java.util.regex.Pattern;

/** An identity or serial column is added to a table that is there already. */
final class AutoIncrementColumn extends PlanRule {

    private static final Pattern NUMBERED =
            Pattern.compile(
                    "^ALTER TABLE .*\\bADD (COLUMN )?(IF NOT EXISTS )?\\S+ ((SMALL|BIG)?SERIAL\\b|.*\\bAS IDENTITY\\b|.*\\bNEXTVAL\\b)");

    AutoIncrementColumn() {
        super("auto-increment-column", Severity.WARNING);
    }

    @Override
    protected void check(Plan plan, Report report) {
        PlanStatement.of(plan).stream()
                .filter(it -> it.existing())
                .filter(it -> it.has(NUMBERED))
                .forEach(
                        it ->
                                report.add(
                                        it.object(),
                                        "%s numbers every row: the table is written anew while nobody reads or writes it; add a plain column, fill it in batches, then make it an identity"
                                                .formatted(it.label())));
    }
}
