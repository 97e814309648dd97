package io.flotilla.engine.apply;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.PlanFile;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a plan may run at all: it is what its digest says, and proven. A plan cannot be changed,
 * so that one and the same is hashed once. For any thread.
 */
final class Approval {

    private final Dialect dialect;
    private final Set<Plan> sound =
            Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

    Approval(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Why it may not. */
    Optional<String> refusal(Plan plan, Course course) {
        if (!plan.dialect().equals(dialect.name())) {
            return Optional.of(
                    "the plan is for %s and the target is %s"
                            .formatted(plan.dialect(), dialect.name()));
        }
        if (!sound.contains(plan)) {
            var digest = PlanFile.digest(plan);
            if (!plan.digest().equals(digest)) {
                return Optional.of(
                        "the plan is not the one that was approved: it says %s and its content is %s"
                                .formatted(plan.digest(), digest));
            }
            sound.add(plan);
        }
        if (course.statements().isEmpty() && !course.start().equals(course.end())) {
            return Optional.of("the plan has no statements in this direction");
        }
        if (!course.proven()) {
            return Optional.of(
                    "the plan is not proven: a statement has no checkpoint, or the last one's is"
                            + " not the plan's end; prove it again");
        }
        return Optional.empty();
    }
}
