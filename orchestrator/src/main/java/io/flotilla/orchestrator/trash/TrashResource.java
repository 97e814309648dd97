package io.flotilla.orchestrator.trash;

import io.flotilla.engine.ShortDuration;
import io.flotilla.orchestrator.access.Actor;
import io.flotilla.orchestrator.access.Requires;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.http.ProblemException;
import io.flotilla.orchestrator.scan.Selectors;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/trash")
class TrashResource {

    private final TrashService trash;
    private final Selectors selectors;
    private final Actor actor;

    TrashResource(TrashService trash, Selectors selectors, Actor actor) {
        this.trash = trash;
        this.selectors = selectors;
        this.actor = actor;
    }

    record Body(@Nullable String targets, @Nullable String olderThan, @Nullable Boolean dryRun) {}

    /** Of every target and by the retention, unless it says otherwise; answers when all is done. */
    @POST
    @Path("/purge")
    @Requires(Role.OPERATOR)
    public PurgeReport purge(@Nullable Body body) {
        var wanted = body == null ? new Body(null, null, null) : body;
        return trash.purge(
                selectors.parse(wanted.targets()),
                olderThan(wanted.olderThan()),
                Boolean.TRUE.equals(wanted.dryRun()),
                actor.name());
    }

    private Duration olderThan(@Nullable String text) {
        if (text == null) {
            return trash.retention();
        }
        return ShortDuration.parse(text)
                .orElseThrow(
                        () ->
                                ProblemException.invalid(
                                        "invalid-duration",
                                        "olderThan '%s' is not a duration, such as 14d or 36h"
                                                .formatted(text)));
    }
}
