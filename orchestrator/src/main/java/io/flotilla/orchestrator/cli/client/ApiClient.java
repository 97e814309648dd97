package io.flotilla.orchestrator.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.flotilla.orchestrator.cli.CommandFailure;
import io.flotilla.orchestrator.cli.ExitCode;
import io.flotilla.orchestrator.cli.text.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One server's REST API. Every call blocks; a refusal is an {@link ApiProblem}, a server that does
 * not answer a {@link CommandFailure}. What changes something has a key of its own, and is sent
 * once more where the connection breaks before there is an answer. For any thread.
 */
public final class ApiClient implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** Long, because planning and scanning a fleet are single requests. */
    private static final Duration REQUEST_TIMEOUT = Duration.ofMinutes(30);

    private static final int PAGE = 1000;
    private static final String KEY = "Idempotency-Key";

    private final URI server;
    private final @Nullable String token;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .build();

    public ApiClient(URI server, @Nullable String token) {
        this.server = server;
        this.token = token;
    }

    /** The address of a path of the server that is not the API's, for people to open. */
    public URI address(String path) {
        return server.resolve(path);
    }

    public JsonNode get(ApiPath path) {
        return json(send(path, "GET", BodyPublishers.noBody(), null));
    }

    /** An answer that is no JSON, for instance a plan's document. */
    public String getText(ApiPath path) {
        return send(path, "GET", BodyPublishers.noBody(), null);
    }

    public JsonNode post(ApiPath path, JsonNode body) {
        return json(send(path, "POST", json(body), "application/json"));
    }

    public JsonNode post(ApiPath path) {
        return post(path, Json.object());
    }

    public JsonNode postText(ApiPath path, String body, String type) {
        return json(send(path, "POST", BodyPublishers.ofString(body), type));
    }

    /** Answers with text too. */
    public String putText(ApiPath path, String body, String type) {
        return send(path, "PUT", BodyPublishers.ofString(body), type);
    }

    public JsonNode patch(ApiPath path, JsonNode body) {
        return json(send(path, "PATCH", json(body), "application/json"));
    }

    public JsonNode put(ApiPath path, JsonNode body) {
        return json(send(path, "PUT", json(body), "application/json"));
    }

    public void delete(ApiPath path) {
        send(path, "DELETE", BodyPublishers.noBody(), null);
    }

    /** The items of all pages of a list, {@code most} at most. */
    public List<JsonNode> list(ApiPath path, int most) {
        var items = new ArrayList<JsonNode>();
        var page = get(path.with("limit", Math.min(most, PAGE)));
        items.addAll(Json.elements(page.path("items")));
        while (items.size() < most && page.hasNonNull("next")) {
            page =
                    get(
                            path.with("limit", Math.min(most - items.size(), PAGE))
                                    .with("cursor", page.path("next").asText()));
            items.addAll(Json.elements(page.path("items")));
        }
        return items.size() > most ? items.subList(0, most) : items;
    }

    public List<JsonNode> list(ApiPath path) {
        return list(path, Integer.MAX_VALUE);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private String send(ApiPath path, String method, BodyPublisher body, @Nullable String type) {
        var request =
                HttpRequest.newBuilder(URI.create(server + "/api/v1" + path.value()))
                        .timeout(REQUEST_TIMEOUT)
                        .header("Accept", "application/json, application/problem+json, */*;q=0.5")
                        .method(method, body);
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (!method.equals("GET")) {
            request.header(KEY, UUID.randomUUID().toString());
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        var response = answer(request.build());
        if (response.statusCode() >= 400) {
            throw new ApiProblem(response.statusCode(), problem(response));
        }
        return response.body();
    }

    private HttpResponse<String> answer(HttpRequest request) {
        try {
            return answerOrAgain(request);
        } catch (ConnectException | HttpConnectTimeoutException _) {
            throw noServer();
        } catch (HttpTimeoutException _) {
            throw new CommandFailure(
                    ExitCode.TIMED_OUT,
                    "the server at %s did not answer %s %s in time"
                            .formatted(server, request.method(), request.uri().getPath()),
                    null);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.ERROR,
                    "the connection to the server at %s was lost: %s".formatted(server, e),
                    null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.ERROR, "interrupted", null);
        }
    }

    /** The server carries it out once: the key tells it that this is the same request. */
    private HttpResponse<String> answerOrAgain(HttpRequest request)
            throws IOException, InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (ConnectException | HttpTimeoutException e) {
            throw e;
        } catch (IOException e) {
            if (request.headers().firstValue(KEY).isEmpty()) {
                throw e;
            }
            return http.send(request, BodyHandlers.ofString());
        }
    }

    private CommandFailure noServer() {
        return new CommandFailure(
                ExitCode.ERROR,
                "no Flotilla server answers at " + server,
                "start one with 'flotilla server' or set FLOTILLA_URL");
    }

    private JsonNode json(String body) {
        if (body.isBlank()) {
            return Json.object();
        }
        try {
            return Json.MAPPER.readTree(body);
        } catch (JsonProcessingException _) {
            throw new CommandFailure(
                    ExitCode.ERROR,
                    "what answers at %s is not a Flotilla server".formatted(server),
                    "check FLOTILLA_URL");
        }
    }

    private static JsonNode problem(HttpResponse<String> response) {
        try {
            return Json.MAPPER.readTree(response.body());
        } catch (JsonProcessingException _) {
            return MissingNode.getInstance();
        }
    }

    private static BodyPublisher json(JsonNode body) {
        return BodyPublishers.ofString(body.toString());
    }
}
