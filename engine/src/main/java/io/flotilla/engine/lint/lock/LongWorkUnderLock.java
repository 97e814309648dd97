package io.flotilla.engine.lint.lock;

import io.flotilla.engine.lint.PlanRule;
import io.flotilla.engine.lint.PlanStatement;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.plan.Plan;
import org.jspecify.annotations.Nullable;

/** A transaction that holds a strong lock goes on to do what takes long. */
final class LongWorkUnderLock extends PlanRule {

    LongWorkUnderLock() {
        super("long-work-under-lock", Severity.WARNING);
    }

    @Override
    protected void check(Plan plan, Report report) {
        @Nullable PlanStatement holder = null;
        for (var it : PlanStatement.of(plan)) {
            if (!it.statement().transactional()) {
                holder = null;
                continue;
            }
            if (holder != null && it.existing() && takesLong(it)) {
                report.add(
                        it.object(),
                        "%s takes long while the transaction holds the strong lock of statement %d: everybody waits for both; run it outside that transaction, or in a release of its own"
                                .formatted(it.label(), holder.number()));
            }
            if (holder == null && it.existing() && strong(it)) {
                holder = it;
            }
        }
    }

    private static boolean takesLong(PlanStatement it) {
        return it.hazards()
                .anyMatch(
                        hazard ->
                                !hazard.brief()
                                        && switch (hazard.kind()) {
                                            case LOCK, REWRITE, SCAN -> true;
                                            case DATA_LOSS, DATA_DEPENDENT -> false;
                                        });
    }

    private static boolean strong(PlanStatement it) {
        return it.hazards().anyMatch(hazard -> "ACCESS EXCLUSIVE".equals(hazard.mode()));
    }
}
