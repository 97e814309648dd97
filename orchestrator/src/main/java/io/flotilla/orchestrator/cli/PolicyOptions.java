package io.flotilla.orchestrator.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.orchestrator.cli.text.Json;
import java.util.Locale;
import picocli.CommandLine.Option;

/** What a planner may do. */
public final class PolicyOptions {
    @Option(
            names = "--drops",
            paramLabel = "POLICY",
            description = "forbid or drop what would lose data (default: forbid)")
    private PlanPolicy.Drops drops = PlanPolicy.DEFAULT.drops();

    @Option(
            names = "--no-concurrent-indexes",
            description = "build indexes in the transaction, which blocks writers")
    private boolean noConcurrentIndexes;

    @Option(
            names = "--no-split-validation",
            description = "validate constraints at once, under their strong lock")
    private boolean noSplitValidation;

    public PlanPolicy policy() {
        return new PlanPolicy(drops, !noConcurrentIndexes, !noSplitValidation);
    }

    public ObjectNode json() {
        return Json.object()
                .put("drops", drops.name().toLowerCase(Locale.ROOT))
                .put("concurrentIndexes", !noConcurrentIndexes)
                .put("splitValidation", !noSplitValidation);
    }
}
