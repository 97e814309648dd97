package io.flotilla.orchestrator.rollout;

import io.flotilla.orchestrator.http.Problem;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** How the API says that a manifest is not the approved one. */
class StaleManifestProblem {

    @ServerExceptionMapper
    public Response stale(StaleManifest e) {
        return new Problem(
                        409,
                        "stale-manifest",
                        "Something changed",
                        String.valueOf(e.getMessage()),
                        Map.of())
                .response();
    }
}
