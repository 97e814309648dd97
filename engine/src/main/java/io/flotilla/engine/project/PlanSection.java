package io.flotilla.engine.project;

import io.flotilla.engine.plan.PlanPolicy;
import java.util.List;

/** The {@code plan} of a project. */
final class PlanSection {

    private static final List<String> FIELDS =
            List.of("drops", "concurrentIndexes", "splitValidation");

    private PlanSection() {}

    static PlanPolicy read(ProjectFields sections) {
        var usual = PlanPolicy.DEFAULT;
        var fields = sections.mapping("plan", FIELDS);
        return new PlanPolicy(
                fields.oneOf("drops", PlanPolicy.Drops.class, usual.drops()),
                fields.flag("concurrentIndexes", usual.concurrentIndexes()),
                fields.flag("splitValidation", usual.splitValidation()));
    }
}
