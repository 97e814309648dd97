package io.flotilla.orchestrator.cli.rollout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flotilla.orchestrator.cli.CommandFailure;
import io.flotilla.orchestrator.cli.text.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A rollout/v1 document given as options. JSON is YAML, so that is how it is sent. */
final class SpecOptions {
    @Option(names = "--release", paramLabel = "NAME@TAG")
    private @Nullable String release;

    @Option(
            names = {"-l", "--targets"},
            paramLabel = "SELECTOR",
            description = "default: all")
    private @Nullable String targets;

    @Option(
            names = "--wave",
            paramLabel = "NAME=VALUE,…",
            description =
                    "in order, for instance name=canary,select=canary=true,parallel=5 or"
                            + " name=tenth,share=10%%,bake=5m,gate=manual or name=rest")
    private @Nullable List<String> waves;

    @Option(names = "--per-database", description = "concurrent attempts on one database")
    private @Nullable Integer perDatabase;

    @Option(names = "--budget", paramLabel = "1%|N", description = "failures before it halts")
    private @Nullable String budget;

    boolean isEmpty() {
        return release == null
                && targets == null
                && waves == null
                && perDatabase == null
                && budget == null;
    }

    String yaml() {
        if (release == null) {
            throw CommandFailure.usage("--release is missing", "--release name@tag");
        }
        var spec = Json.object().put("flotilla", "rollout/v1").put("release", release);
        spec.put("targets", targets == null ? "" : targets);
        var array = spec.putArray("waves");
        if (waves == null) {
            array.addObject().put("name", "all");
        } else {
            waves.forEach(wave -> array.add(WaveOption.parse(wave)));
        }
        if (perDatabase != null) {
            spec.put("perDatabase", perDatabase);
        }
        if (budget != null) {
            spec.set("failures", failures(budget));
        }
        return spec.toPrettyString();
    }

    private static ObjectNode failures(String budget) {
        var failures = Json.object();
        return budget.matches("[0-9]{1,9}")
                ? failures.put("budget", Integer.parseInt(budget))
                : failures.put("budget", budget);
    }
}
