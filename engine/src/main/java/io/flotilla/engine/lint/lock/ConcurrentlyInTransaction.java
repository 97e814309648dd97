package io.flotilla.engine.lint.lock;

import io.flotilla.engine.lint.PlanRule;
import io.flotilla.engine.lint.PlanStatement;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.plan.Plan;
import java.util.regex.Pattern;

/** A statement that cannot run in a transaction is not marked so. */
final class ConcurrentlyInTransaction extends PlanRule {

    private static final Pattern CONCURRENTLY =
            Pattern.compile(
                    "^((CREATE (UNIQUE )?|DROP |RE)INDEX .*CONCURRENTLY\\b|ALTER TABLE .*\\bDETACH PARTITION .*CONCURRENTLY\\b)");

    ConcurrentlyInTransaction() {
        super("concurrently-in-transaction", Severity.ERROR);
    }

    @Override
    protected void check(Plan plan, Report report) {
        PlanStatement.of(plan).stream()
                .filter(it -> it.statement().transactional() && it.has(CONCURRENTLY))
                .forEach(
                        it ->
                                report.add(
                                        it.object(),
                                        "%s runs CONCURRENTLY and is not marked transactional: false: the server refuses it in a transaction; mark it"
                                                .formatted(it.label())));
    }
}
