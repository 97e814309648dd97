package io.flotilla.engine.lint.lock;

import io.flotilla.engine.lint.PlanRule;
import io.flotilla.engine.lint.PlanStatement;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.plan.Plan;
import java.util.regex.Pattern;

/**
 * A stored generated column is added to a table that is there already, or its expression changes.
 */
final class StoredGeneratedColumn extends PlanRule {

    private static final Pattern STORED =
            Pattern.compile(
                    "^ALTER TABLE .*\\bADD (COLUMN )?.*GENERATED ALWAYS AS \\(.*\\bSTORED\\b");

    StoredGeneratedColumn() {
        super("stored-generated-column", Severity.WARNING);
    }

    @Override
    protected void check(Plan plan, Report report) {
        PlanStatement.of(plan).stream()
                .filter(it -> it.existing())
                .filter(it -> it.has(STORED))
                .forEach(
                        it ->
                                report.add(
                                        it.object(),
                                        "%s computes a stored column for every row: the table is written anew while nobody reads or writes it; fill an ordinary column in batches, or index the expression"
                                                .formatted(it.label())));
    }
}
