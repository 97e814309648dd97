package io.flotilla.engine.lint.lock;

import io.flotilla.engine.lint.PlanRule;
import io.flotilla.engine.lint.PlanStatement;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.plan.Plan;
import java.util.regex.Pattern;

/** A plan runs VACUUM FULL, CLUSTER, REINDEX or REFRESH without CONCURRENTLY. */
final class MaintenanceCommand extends PlanRule {

    private static final Pattern COMMAND =
            Pattern.compile(
                    "^(VACUUM .*\\bFULL\\b|CLUSTER\\b|REINDEX (?!.*CONCURRENTLY)|REFRESH MATERIALIZED VIEW (?!CONCURRENTLY))");

    MaintenanceCommand() {
        super("maintenance-command", Severity.WARNING);
    }

    @Override
    protected void check(Plan plan, Report report) {
        PlanStatement.of(plan).stream()
                .filter(it -> it.has(COMMAND))
                .forEach(
                        it ->
                                report.add(
                                        it.object(),
                                        "%s writes a relation anew while nobody uses it; run maintenance apart from releases, concurrently"
                                                .formatted(it.label())));
    }
}
