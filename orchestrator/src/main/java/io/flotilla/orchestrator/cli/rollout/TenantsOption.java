package io.flotilla.orchestrator.cli.rollout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --tenant}, any number of times. */
final class TenantsOption {
    @Option(
            names = "--tenant",
            split = ",",
            description = "only these; may be repeated (default: all)")
    private @Nullable List<String> tenants;

    ObjectNode addTo(ObjectNode body) {
        if (tenants != null) {
            tenants.forEach(body.putArray("tenants")::add);
        }
        return body;
    }
}
