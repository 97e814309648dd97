package io.flotilla.orchestrator;

import io.flotilla.orchestrator.access.Requires;
import io.flotilla.orchestrator.access.Role;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

@Path("/api/v1/server")
class ServerResource {
    private final Description description;

    ServerResource(
            NodeName node,
            @ConfigProperty(name = "quarkus.application.version") String version,
            @ConfigProperty(name = "flotilla.control.embedded", defaultValue = "false")
                    boolean embedded) {
        this.description =
                new Description(version, node.toString(), embedded ? "embedded" : "external");
    }

    record Description(String version, String node, String controlDatabase) {}

    @GET
    @Requires(Role.VIEWER)
    public Description describe() {
        return description;
    }
}
