package io.flotilla.engine.lint.lock;

import io.flotilla.engine.lint.PlanRule;
import io.flotilla.engine.lint.PlanStatement;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.plan.Plan;

/** A plan has statements that run outside a transaction, and others. */
final class MixedTransactions extends PlanRule {

    MixedTransactions() {
        super("mixed-transactions", Severity.NOTICE);
    }

    @Override
    protected void check(Plan plan, Report report) {
        var alone = plan.statements().stream().filter(it -> !it.transactional()).count();
        if (alone > 0 && plan.statements().size() > 1) {
            var first =
                    PlanStatement.of(plan).stream()
                            .filter(it -> !it.statement().transactional())
                            .findFirst()
                            .orElseThrow();
            report.add(
                    first.object(),
                    "%d of %d statements run outside a transaction: an attempt that fails leaves a tenant between two of them until the next one; see that the application bears the states in between"
                            .formatted(alone, plan.statements().size()));
        }
    }
}
