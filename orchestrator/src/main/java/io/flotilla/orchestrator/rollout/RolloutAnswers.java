package io.flotilla.orchestrator.rollout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Answers with one rollout and its ETag. */
@ApplicationScoped
class RolloutAnswers {

    private final RolloutService rollouts;
    private final RolloutViews views;
    private final RolloutTags tags;

    RolloutAnswers(RolloutService rollouts, RolloutViews views, RolloutTags tags) {
        this.rollouts = rollouts;
        this.views = views;
        this.tags = tags;
    }

    /** The tag is read first: a change in between makes it stale, never fresher than the view. */
    RestResponse<RolloutView> of(long id) {
        var tag = tags.of(id);
        return ResponseBuilder.ok(views.of(rollouts.require(id)))
                .header(HttpHeaders.ETAG, tag)
                .build();
    }
}
