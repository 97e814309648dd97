package io.flotilla.orchestrator.provision;

import io.flotilla.orchestrator.access.Actor;
import io.flotilla.orchestrator.access.Requires;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.http.Required;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.Objects;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** New tenants. */
@Path("/api/v1/targets/provision")
class ProvisionResource {

    private final Provisioning provisioning;
    private final Actor actor;

    ProvisionResource(Provisioning provisioning, Actor actor) {
        this.provisioning = provisioning;
        this.actor = actor;
    }

    /** Answers when the schema is there, at the release, and registered. */
    @POST
    @ResponseStatus(201)
    @Requires(Role.OPERATOR)
    public Provisioned provision(@Nullable ProvisionRequest body) {
        var request = Required.body(body);
        var tenant = Required.field("tenant", request.tenant());
        return provisioning.provision(
                tenant,
                Required.field("database", request.database()),
                Objects.requireNonNullElse(request.schema(), tenant),
                Required.field("release", request.release()),
                Objects.requireNonNullElse(request.labels(), Map.of()),
                actor.name());
    }
}
