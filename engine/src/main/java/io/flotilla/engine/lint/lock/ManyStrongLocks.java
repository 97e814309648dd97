package io.flotilla.engine.lint.lock;

import io.flotilla.engine.lint.PlanRule;
import io.flotilla.engine.lint.PlanStatement;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.schema.ObjectName;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/** One transaction takes strong locks of more than five tables. */
final class ManyStrongLocks extends PlanRule {

    private static final int MOST = 5;
    private static final Set<String> STRONG =
            Set.of("ACCESS EXCLUSIVE", "EXCLUSIVE", "SHARE ROW EXCLUSIVE", "SHARE");

    ManyStrongLocks() {
        super("many-strong-locks", Severity.WARNING);
    }

    @Override
    protected void check(Plan plan, Report report) {
        var locked = new LinkedHashSet<String>();
        for (var it : PlanStatement.of(plan)) {
            if (!it.statement().transactional()) {
                locked.clear();
                continue;
            }
            it.hazards()
                    .filter(hazard -> hazard.mode() != null && STRONG.contains(hazard.mode()))
                    .filter(hazard -> it.existing())
                    .map(Hazard::table)
                    .filter(Objects::nonNull)
                    .forEach(
                            table -> {
                                if (locked.add(table) && locked.size() == MOST + 1) {
                                    report.add(
                                            ObjectName.relation(table),
                                            "one transaction locks more than %d tables (%s, …): they stand still together, and deadlocks with the running application get likely; spread the change over several releases"
                                                    .formatted(MOST, String.join(", ", locked)));
                                }
                            });
        }
    }
}
