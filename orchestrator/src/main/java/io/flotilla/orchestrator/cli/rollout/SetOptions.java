package io.flotilla.orchestrator.cli.rollout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flotilla.engine.ShortDuration;
import io.flotilla.orchestrator.cli.CommandFailure;
import io.flotilla.orchestrator.cli.text.Json;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What to change of a rollout under way, as the server's merge patch. */
final class SetOptions {
    @Option(
            names = "--wave",
            paramLabel = "NAME",
            description = "the wave that --parallel and the budgets are for")
    private @Nullable String wave;

    @Option(names = "--parallel", paramLabel = "N", description = "attempts at once in the wave")
    private @Nullable Integer parallel;

    @Option(
            names = "--budget",
            paramLabel = "1%|N",
            description = "failures before it halts; without --wave the whole rollout's")
    private @Nullable String budget;

    @Option(
            names = "--drift-budget",
            paramLabel = "1%|N",
            description = "drifted targets before it halts; likewise")
    private @Nullable String drift;

    @Option(
            names = "--per-database",
            paramLabel = "N",
            description = "concurrent attempts on one database")
    private @Nullable Integer perDatabase;

    @Option(names = "--lock-timeout", paramLabel = "TIME", description = "for instance 500ms")
    private @Nullable Duration lock;

    @Option(names = "--statement-timeout", paramLabel = "TIME", description = "for instance 10m")
    private @Nullable Duration statement;

    ObjectNode patch() {
        var patch = Json.object();
        if (perDatabase != null) {
            patch.put("perDatabase", perDatabase);
        }
        if (lock != null) {
            patch.withObject("/timeouts").put("lock", ShortDuration.format(lock));
        }
        if (statement != null) {
            patch.withObject("/timeouts").put("statement", ShortDuration.format(statement));
        }
        var whose = whose(patch);
        if (parallel != null) {
            whose.put("parallel", parallel);
        }
        if (budget != null) {
            whose.withObject("/failures").put("budget", budget);
        }
        if (drift != null) {
            whose.withObject("/failures").put("drift", drift);
        }
        if (patch.isEmpty()) {
            throw CommandFailure.usage("nothing to set", "for instance --per-database 4");
        }
        return patch;
    }

    private ObjectNode whose(ObjectNode patch) {
        if (wave == null) {
            if (parallel != null) {
                throw CommandFailure.usage("--parallel is a wave's", "say which with --wave NAME");
            }
            return patch;
        }
        if (parallel == null && budget == null && drift == null) {
            throw CommandFailure.usage(
                    "--wave goes with --parallel, --budget or --drift-budget", null);
        }
        return patch.putObject("waves").putObject(wave);
    }
}
