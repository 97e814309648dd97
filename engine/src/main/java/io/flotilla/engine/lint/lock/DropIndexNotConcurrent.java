package io.flotilla.engine.lint.lock;

import io.flotilla.engine.lint.PlanRule;
import io.flotilla.engine.lint.PlanStatement;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.plan.Plan;
import java.util.regex.Pattern;

/** An index is dropped without CONCURRENTLY. */
final class DropIndexNotConcurrent extends PlanRule {

    private static final Pattern DROP = Pattern.compile("^DROP INDEX");
    private static final Pattern CONCURRENTLY = Pattern.compile("\\bCONCURRENTLY\\b");

    DropIndexNotConcurrent() {
        super("drop-index-not-concurrent", Severity.NOTICE);
    }

    @Override
    protected void check(Plan plan, Report report) {
        PlanStatement.of(plan).stream()
                .filter(it -> it.has(DROP) && !it.has(CONCURRENTLY))
                .forEach(
                        it ->
                                report.add(
                                        it.object(),
                                        "%s drops an index without CONCURRENTLY: reads and writes of its table wait behind the lock; drop it concurrently"
                                                .formatted(it.label())));
    }
}
