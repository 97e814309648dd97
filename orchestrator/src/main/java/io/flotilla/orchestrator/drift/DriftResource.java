package io.flotilla.orchestrator.drift;

import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.orchestrator.access.Actor;
import io.flotilla.orchestrator.access.Requires;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.http.PageRequest;
import io.flotilla.orchestrator.http.Required;
import io.flotilla.orchestrator.scan.ScanSummary;
import io.flotilla.orchestrator.scan.Selectors;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/drift")
class DriftResource {

    private final DriftService drift;
    private final Selectors selectors;
    private final Actor actor;

    DriftResource(DriftService drift, Selectors selectors, Actor actor) {
        this.drift = drift;
        this.selectors = selectors;
        this.actor = actor;
    }

    record ScanBody(@Nullable String targets) {}

    record AdoptBody(@Nullable Fingerprint fingerprint, @Nullable Fingerprint expected) {}

    record Adopted(int adopted) {}

    /** Answers once all is read and recorded. */
    @POST
    @Path("/scan")
    @Requires(Role.OPERATOR)
    public ScanSummary scan(@Nullable ScanBody body) {
        return drift.scan(
                selectors.parse(body == null ? null : body.targets()), actor.name());
    }

    @GET
    @Requires(Role.VIEWER)
    public DriftReport report(@BeanParam PageRequest page) {
        return drift.report(page);
    }

    /** Without {@code expected}: the targets in that state that have no expected state yet. */
    @POST
    @Path("/adopt")
    @Requires(Role.OPERATOR)
    public Adopted adopt(@Nullable AdoptBody body) {
        var wanted = Required.body(body);
        var fingerprint = Required.field("fingerprint", wanted.fingerprint());
        return new Adopted(drift.adopt(fingerprint, wanted.expected(), actor.name()));
    }
}
