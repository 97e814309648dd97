package io.flotilla.orchestrator.cli.rollout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flotilla.orchestrator.cli.text.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --reason}: the body of an act that may say why. */
final class ReasonOption {
    @Option(names = "--reason", paramLabel = "WHY", description = "for the record")
    private @Nullable String reason;

    ObjectNode json() {
        var body = Json.object();
        if (reason != null) {
            body.put("reason", reason);
        }
        return body;
    }
}
