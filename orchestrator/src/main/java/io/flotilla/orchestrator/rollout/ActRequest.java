package io.flotilla.orchestrator.rollout;

import io.flotilla.orchestrator.access.Actor;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;

/** What every act's request has, for {@code @BeanParam}: a rollout, and perhaps its ETag. */
public class ActRequest {

    @PathParam("id")
    long id;

    @HeaderParam(HttpHeaders.IF_MATCH)
    List<String> ifMatch = List.of();

    Asked by(Actor actor) {
        return new Asked(id, actor.name(), ifMatch);
    }
}
