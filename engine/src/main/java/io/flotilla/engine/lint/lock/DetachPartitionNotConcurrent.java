package io.flotilla.engine.lint.lock;

import io.flotilla.engine.lint.PlanRule;
import io.flotilla.engine.lint.PlanStatement;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.plan.Plan;
import java.util.regex.Pattern;

/** A partition is detached without CONCURRENTLY. */
final class DetachPartitionNotConcurrent extends PlanRule {

    private static final Pattern DETACH = Pattern.compile("^ALTER TABLE .*\\bDETACH PARTITION\\b");
    private static final Pattern CONCURRENTLY = Pattern.compile("\\bCONCURRENTLY\\b");

    DetachPartitionNotConcurrent() {
        super("detach-partition-not-concurrent", Severity.WARNING);
    }

    @Override
    protected void check(Plan plan, Report report) {
        PlanStatement.of(plan).stream()
                .filter(it -> it.has(DETACH) && !it.has(CONCURRENTLY))
                .forEach(
                        it ->
                                report.add(
                                        it.object(),
                                        "%s detaches a partition under the strongest lock of the whole table; use DETACH PARTITION … CONCURRENTLY"
                                                .formatted(it.label())));
    }
}
