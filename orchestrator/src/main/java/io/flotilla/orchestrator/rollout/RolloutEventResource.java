package io.flotilla.orchestrator.rollout;

import io.flotilla.orchestrator.access.OpenStreams;
import io.flotilla.orchestrator.access.Requires;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.http.EventStreams;
import io.flotilla.orchestrator.http.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestPath;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** A rollout as it goes. */
@Path("/api/v1/rollouts/{id}/events")
class RolloutEventResource {

    private static final Pattern EVENT_ID = Pattern.compile("[0-9]{1,18}");

    private final RolloutService rollouts;
    private final SharedViews views;
    private final EventStreams streams;
    private final OpenStreams open;
    private final Jdbi jdbi;

    RolloutEventResource(
            RolloutService rollouts,
            SharedViews views,
            EventStreams streams,
            OpenStreams open,
            Jdbi jdbi) {
        this.rollouts = rollouts;
        this.views = views;
        this.streams = streams;
        this.open = open;
        this.jdbi = jdbi;
    }

    /**
     * Server-sent events: {@code rollout} (as {@code GET /rollouts/ID}), {@code targets} (those
     * that changed, as in the list), {@code reload} (load the targets anew) and {@code end} (the
     * token was revoked, or its role is no longer enough; the problem says so). A reader that comes
     * back with {@code Last-Event-ID} is told what it missed.
     */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Requires(Role.VIEWER)
    public void follow(
            @RestPath long id,
            @HeaderParam("Last-Event-ID") @Nullable String lastEvent,
            @Context SseEventSink sink,
            @Context Sse sse) {
        rollouts.require(id);
        var events = new RolloutEvents(id, jdbi, views, seen(lastEvent));
        streams.serve(sink, sse, events, open.permission(Role.VIEWER));
    }

    private static @Nullable Long seen(@Nullable String lastEvent) {
        if (lastEvent == null || lastEvent.isBlank()) {
            return null;
        }
        if (!EVENT_ID.matcher(lastEvent).matches()) {
            throw ProblemException.badRequest(
                    "invalid-event-id",
                    "Last-Event-ID '%s' is no id of this stream; leave it out to begin anew"
                            .formatted(lastEvent));
        }
        return Long.valueOf(lastEvent);
    }
}
