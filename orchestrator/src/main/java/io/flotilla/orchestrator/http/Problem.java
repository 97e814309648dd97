package io.flotilla.orchestrator.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** The body of an error, after RFC 9457. */
@JsonPropertyOrder({"type", "title", "status", "detail", "code"})
public record Problem(
        int status,
        String code,
        String title,
        String detail,
        @JsonAnyGetter Map<String, Object> extra) {

    static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        extra = Map.copyOf(extra);
    }

    @JsonProperty
    String type() {
        return "urn:flotilla:problem:" + code;
    }

    /** The whole response; anything that answers for Flotilla answers with this. */
    public Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }
}
