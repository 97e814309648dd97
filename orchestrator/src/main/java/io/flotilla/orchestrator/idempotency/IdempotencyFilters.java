package io.flotilla.orchestrator.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flotilla.orchestrator.access.Actor;
import io.flotilla.orchestrator.http.ProblemException;
import io.flotilla.orchestrator.idempotency.IdempotentRequests.Turn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a request that changes something once, however often it comes with the same {@code
 * Idempotency-Key}. Comes after {@code AccessFilters}: who may not, claims nothing. Both filters
 * wait for the control database, on the thread of the resource method.
 */
@ApplicationScoped
class IdempotencyFilters {

    static final String HEADER = "Idempotency-Key";

    private static final String CLAIM = IdempotencyFilters.class.getName() + ".claim";
    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final IdempotentRequests requests;
    private final ObjectMapper json;
    private final Actor actor;

    IdempotencyFilters(IdempotentRequests requests, ObjectMapper json, Actor actor) {
        this.requests = requests;
        this.json = json;
        this.actor = actor;
    }

    /** Null lets the request go on. */
    @ServerRequestFilter(priority = Priorities.USER + 100)
    public @Nullable Response begin(ContainerRequestContext request) throws IOException {
        var key = CHANGING.contains(request.getMethod()) ? key(request) : null;
        if (key == null) {
            return null;
        }
        return switch (requests.begin(keyed(request, key))) {
            case Turn.First(var claim) -> {
                request.setProperty(CLAIM, claim);
                yield null;
            }
            case Turn.Again again -> response(again);
        };
    }

    /** Writes the answer down before it goes out; one that is a failure of ours is not kept. */
    @ServerResponseFilter
    public void end(ContainerRequestContext request, ContainerResponseContext response)
            throws JsonProcessingException {
        if (!(request.getProperty(CLAIM) instanceof UUID claim)) {
            return;
        }
        var status = response.getStatus();
        if (status >= 500) {
            requests.free(claim);
            return;
        }
        try {
            var body = body(response);
            requests.answered(claim, status, headers(response), body, secret(response));
        } catch (JsonProcessingException e) {
            requests.free(claim);
            throw e;
        }
    }

    private static @Nullable String key(ContainerRequestContext request) {
        var sent = request.getHeaders().get(HEADER);
        if (sent == null || sent.isEmpty()) {
            return null;
        }
        if (sent.size() > 1 || !KEY.matcher(sent.getFirst()).matches()) {
            throw ProblemException.badRequest(
                    "invalid-idempotency-key",
                    "an Idempotency-Key is 1 to 255 visible ASCII characters without spaces, once; a random UUID will do");
        }
        return sent.getFirst();
    }

    private KeyedRequest keyed(ContainerRequestContext request, String key) throws IOException {
        var body = request.getEntityStream().readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        var uri = request.getUriInfo().getRequestUri();
        return KeyedRequest.of(
                actor.name(),
                key,
                request.getMethod(),
                uri.getRawPath(),
                body,
                uri.getRawQuery(),
                request.getHeaderString(HttpHeaders.CONTENT_TYPE),
                request.getHeaderString(HttpHeaders.IF_MATCH));
    }

    private static Response response(Turn.Again again) {
        var response = Response.status(again.status()).header("Idempotent-Replayed", true);
        again.headers().forEach(response::header);
        var body = again.body();
        return body == null ? response.build() : response.entity(body).build();
    }

    private static Map<String, String> headers(ContainerResponseContext response) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var name : response.getHeaders().keySet()) {
            headers.put(name, response.getHeaderString(name));
        }
        if (response.hasEntity()) {
            var type = response.getMediaType();
            headers.put(
                    HttpHeaders.CONTENT_TYPE,
                    type == null ? MediaType.APPLICATION_JSON : type.toString());
        }
        return headers;
    }

    private byte @Nullable [] body(ContainerResponseContext response)
            throws JsonProcessingException {
        return switch (response.getEntity()) {
            case null -> null;
            case byte[] bytes -> bytes;
            case String text -> text.getBytes(UTF_8);
            case Object value -> json.writeValueAsBytes(value);
        };
    }

    private static boolean secret(ContainerResponseContext response) {
        var caching = response.getHeaderString(HttpHeaders.CACHE_CONTROL);
        return caching != null && caching.contains("no-store");
    }
}
