package io.flotilla.engine.project;

import io.flotilla.engine.plan.ObjectPolicy;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.plan.PlanPolicy.Drops;
import io.flotilla.engine.plan.ToolName;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code plan} of a project. */
final class PlanSection {

    private static final List<String> FIELDS =
            List.of(
                    "drops",
                    "concurrentIndexes",
                    "splitValidation",
                    "copyWith",
                    "timeouts",
                    "objects");

    private static final List<String> TIMEOUTS = List.of("lock", "statement");

    private static final List<String> OBJECT =
            List.of("match", "drops", "concurrentIndexes", "splitValidation", "copyWith");

    private PlanSection() {}

    static PlanPolicy read(ProjectFields sections) {
        var usual = PlanPolicy.DEFAULT;
        var fields = sections.mapping("plan", FIELDS);
        var timeouts = fields.mapping("timeouts", TIMEOUTS);
        return new PlanPolicy(
                fields.oneOf("drops", Drops.class, usual.drops()),
                fields.flag("concurrentIndexes", usual.concurrentIndexes()),
                fields.flag("splitValidation", usual.splitValidation()),
                timeouts.duration("lock", usual.lockTimeout(), Duration.ofMinutes(10)),
                timeouts.duration("statement", usual.statementTimeout(), Duration.ofDays(2)),
                fields.mappings("objects", OBJECT).stream().map(PlanSection::object).toList(),
                copyWith(fields));
    }

    private static ObjectPolicy object(ProjectFields fields) {
        return new ObjectPolicy(
                fields.text("match"),
                fields.has("drops") ? fields.oneOf("drops", Drops.class, Drops.TRASH) : null,
                fields.has("concurrentIndexes") ? fields.flag("concurrentIndexes", true) : null,
                fields.has("splitValidation") ? fields.flag("splitValidation", true) : null,
                copyWith(fields));
    }

    private static @Nullable String copyWith(ProjectFields fields) {
        var tool = fields.optionalText("copyWith");
        try {
            return tool == null ? null : ToolName.requireOrNone(tool);
        } catch (IllegalArgumentException e) {
            throw fields.refused("copyWith", String.valueOf(e.getMessage()));
        }
    }
}
