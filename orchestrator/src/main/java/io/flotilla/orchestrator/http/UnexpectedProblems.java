package io.flotilla.orchestrator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What no other mapper knows: our own problems, the framework's refusals, and bugs. */
class UnexpectedProblems {
    private static final Logger LOG = Logger.getLogger(UnexpectedProblems.class);

    @ServerExceptionMapper
    public Response problem(ProblemException e) {
        return e.problem().response();
    }

    /** Checks of names and values throw this with a message meant for who gave the value. */
    @ServerExceptionMapper
    public Response argument(IllegalArgumentException e) {
        return ProblemException.invalid("invalid-value", String.valueOf(e.getMessage()))
                .problem()
                .response();
    }

    @ServerExceptionMapper
    public Response framework(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return JsonProblems.of(json).problem().response();
        }
        var status = Response.Status.fromStatusCode(e.getResponse().getStatus());
        if (status == null || status.getStatusCode() >= 500) {
            return unexpected(e);
        }
        var code = status.name().toLowerCase(Locale.ROOT).replace('_', '-');
        var detail =
                switch (status) {
                    case NOT_FOUND -> "there is nothing at this address";
                    case METHOD_NOT_ALLOWED -> "this address does not know this method";
                    case UNSUPPORTED_MEDIA_TYPE -> "this address does not take this Content-Type";
                    case NOT_ACCEPTABLE -> "this address cannot answer with what Accept asks for";
                    default -> status.getReasonPhrase();
                };
        return new Problem(status.getStatusCode(), code, status.getReasonPhrase(), detail, Map.of())
                .response();
    }

    @ServerExceptionMapper
    public Response bug(RuntimeException e) {
        return unexpected(e);
    }

    /** Says nothing of the cause to the caller but an id to find it by in the log. */
    static Response unexpected(Throwable e) {
        var id = UUID.randomUUID().toString();
        LOG.errorf(e, "Unexpected error %s", id);
        return new Problem(
                        500,
                        "unexpected",
                        "Unexpected error",
                        "something is wrong in Flotilla; its log has more under " + id,
                        Map.of("id", id))
                .response();
    }
}
