package io.flotilla.engine.lint.lock;

import io.flotilla.engine.lint.PlanRule;
import io.flotilla.engine.lint.PlanStatement;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.plan.Plan;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** SET NOT NULL reads the whole table under its lock. */
final class NotNullScan extends PlanRule {

    private static final Pattern NOT_NULL = Pattern.compile("^ALTER TABLE .*\\bSET NOT NULL\\b");
    private static final Pattern VALIDATE = Pattern.compile("\\bVALIDATE CONSTRAINT\\b");

    NotNullScan() {
        super("not-null-scan", Severity.WARNING);
    }

    @Override
    protected void check(Plan plan, Report report) {
        var validated = new HashSet<String>();
        for (var it : PlanStatement.of(plan)) {
            if (it.has(VALIDATE) && it.table() != null) {
                validated.add(it.table());
            }
            if (it.existing() && it.has(NOT_NULL) && scans(it, validated)) {
                report.add(
                        it.object(),
                        "%s sets NOT NULL and reads all rows for it while nobody reads or writes the table; validate a check that says IS NOT NULL first"
                                .formatted(it.label()));
            }
        }
    }

    /**
     * A statement written by hand has no hazards; then a validated constraint is taken for proof.
     */
    private static boolean scans(PlanStatement it, Set<String> validated) {
        return it.hazards(Hazard.Kind.SCAN)
                || (it.statement().hazards().isEmpty()
                        && (it.table() == null || !validated.contains(it.table())));
    }
}
