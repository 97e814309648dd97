package io.flotilla.engine.lint.script;

import io.flotilla.engine.lint.PlanRule;
import io.flotilla.engine.lint.PlanStatement;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.plan.Plan;
import java.util.regex.Pattern;

/** A plan begins, commits or rolls back a transaction of its own. */
final class TransactionControl extends PlanRule {

    private static final Pattern CONTROL =
            Pattern.compile(
                    "^(BEGIN|START TRANSACTION|COMMIT|END|ROLLBACK|ABORT|SAVEPOINT|RELEASE|PREPARE TRANSACTION)\\b");

    TransactionControl() {
        super("transaction-control", Severity.ERROR);
    }

    @Override
    protected void check(Plan plan, Report report) {
        PlanStatement.of(plan).stream()
                .filter(it -> it.has(CONTROL))
                .forEach(
                        it ->
                                report.add(
                                        it.object(),
                                        "%s controls the transaction, which the attempt does itself: a failure later leaves half a change; take it out"
                                                .formatted(it.label())));
    }
}
