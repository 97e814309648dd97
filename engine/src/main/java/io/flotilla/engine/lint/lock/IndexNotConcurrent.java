package io.flotilla.engine.lint.lock;

import io.flotilla.engine.lint.PlanRule;
import io.flotilla.engine.lint.PlanStatement;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.plan.Plan;
import java.util.regex.Pattern;

/** An index is built without CONCURRENTLY on a table that is there already. */
final class IndexNotConcurrent extends PlanRule {

    private static final Pattern INDEX = Pattern.compile("^CREATE (UNIQUE )?INDEX");
    private static final Pattern CONCURRENTLY = Pattern.compile("\\bCONCURRENTLY\\b");

    IndexNotConcurrent() {
        super("index-not-concurrent", Severity.WARNING);
    }

    @Override
    protected void check(Plan plan, Report report) {
        PlanStatement.of(plan).stream()
                .filter(it -> it.existing())
                .filter(it -> it.has(INDEX) && !it.has(CONCURRENTLY))
                .forEach(
                        it ->
                                report.add(
                                        it.object(),
                                        "%s builds an index without CONCURRENTLY: nobody writes to the table until it is done; build it concurrently"
                                                .formatted(it.label())));
    }
}
