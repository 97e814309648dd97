package io.flotilla.orchestrator.rollout.health;

import io.flotilla.orchestrator.rollout.spec.HealthCheck;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks health checks. Only hosts on the list are asked, redirects are answers and not followed, and
 * of an answer no more than {@value #LONGEST} bytes are read, within the check's timeout all in
 * all. For any thread; each call blocks.
 */
public final class Probe {

    static final int LONGEST = 256 * 1024;

    private final AllowedHosts hosts;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    public Probe(AllowedHosts hosts) {
        this.hosts = hosts;
    }

    /** Never throws: whatever happens is an answer. */
    public Answer ask(HealthCheck check) {
        var refusal = hosts.refusal(check.address());
        if (refusal.isPresent()) {
            return new Answer.Inconclusive("was not asked: " + refusal.get());
        }
        try {
            var reply = get(request(check), check.pace().timeout());
            return switch (check) {
                case HealthCheck.Http http -> answer(http, reply);
                case HealthCheck.Prometheus query ->
                        PrometheusAnswer.of(query, reply.status(), reply.body());
            };
        } catch (TimeoutException e) {
            return new Answer.Inconclusive(
                    "did not answer within %d ms".formatted(check.pace().timeout().toMillis()));
        } catch (IOException e) {
            return new Answer.Inconclusive("could not be asked: " + reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Inconclusive("was interrupted");
        }
    }

    private static Answer answer(HealthCheck.Http check, Reply reply) {
        return reply.status() == check.status()
                ? new Answer.Holds("answered %d".formatted(reply.status()))
                : new Answer.Fails(
                        "answered %d, expected %d".formatted(reply.status(), check.status()));
    }

    private record Reply(int status, String body) {}

    private static HttpRequest request(HealthCheck check) {
        var address =
                switch (check) {
                    case HealthCheck.Http http -> http.address();
                    case HealthCheck.Prometheus query -> query(query);
                };
        return HttpRequest.newBuilder(address)
                .timeout(check.pace().timeout())
                .header("User-Agent", "flotilla")
                .GET()
                .build();
    }

    /** https://prometheus.io/docs/prometheus/latest/querying/api/#instant-queries */
    private static URI query(HealthCheck.Prometheus check) {
        return URI.create(
                "%s/api/v1/query?query=%s"
                        .formatted(
                                check.address().toString().replaceAll("/+$", ""),
                                URLEncoder.encode(check.query(), StandardCharsets.UTF_8)));
    }

    /** The client's own timeout ends with the head of an answer; this one is for all of it. */
    private Reply get(HttpRequest request, Duration timeout)
            throws IOException, InterruptedException, TimeoutException {
        var asked =
                client.sendAsync(
                        request,
                        BodyHandlers.limiting(
                                BodyHandlers.ofString(StandardCharsets.UTF_8), LONGEST));
        try {
            var response = asked.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Reply(response.statusCode(), response.body());
        } catch (TimeoutException e) {
            asked.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case HttpTimeoutException slow -> timedOut(slow);
                case IOException io -> io;
                case null, default -> new IOException(e.getCause());
            };
        }
    }

    private static IOException timedOut(HttpTimeoutException slow) throws TimeoutException {
        throw (TimeoutException) new TimeoutException().initCause(slow);
    }

    /** A refused connection comes without a word. */
    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
