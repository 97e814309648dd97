package io.flotilla.orchestrator.notify;

import io.flotilla.registry.credential.CredentialUnavailable;
import io.flotilla.registry.credential.Credentials;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls webhooks. A host's name is resolved once and the connection is made to the address that was
 * looked at, so that a name server cannot answer differently the second time; redirects are not
 * followed, and of an answer nothing but its status is read. For any thread.
 */
final class WebhookCaller implements AutoCloseable {

    private static final int MOST_HEADER_BYTES = 8192;

    private final HttpClient client;
    private final AddressPolicy policy;
    private final Resolver resolver;
    private final Credentials credentials;
    private final Duration timeout;
    private final InstantSource clock;

    WebhookCaller(
            Vertx vertx,
            AddressPolicy policy,
            Resolver resolver,
            Credentials credentials,
            Duration timeout,
            InstantSource clock) {
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setKeepAlive(false)
                                .setMaxHeaderSize(MOST_HEADER_BYTES)
                                .setConnectTimeout(Math.toIntExact(timeout.toMillis())));
        this.policy = policy;
        this.resolver = resolver;
        this.credentials = credentials;
        this.timeout = timeout;
        this.clock = clock;
    }

    /** Blocks until it is answered; what went wrong, or nothing where the webhook took it. */
    Optional<String> call(Webhook webhook, long id, String body) throws InterruptedException {
        try {
            var address = address(webhook);
            var status = post(webhook, address, id, body);
            return status >= 200 && status < 300
                    ? Optional.empty()
                    : Optional.of("it answered with status " + status);
        } catch (UnknownHostException e) {
            return Optional.of("host '%s' is not known".formatted(webhook.host()));
        } catch (Refused | CredentialUnavailable e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (TimeoutException e) {
            return Optional.of(unanswered());
        } catch (ExecutionException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            return Optional.of(
                    // the client has the same patience, and may lose it a moment earlier
                    cause instanceof TimeoutException
                            ? unanswered()
                            : cause.getClass().getSimpleName() + ": " + cause.getMessage());
        }
    }

    private String unanswered() {
        return "it did not answer within " + timeout.toMillis() + " ms";
    }

    /** An address that may not be called. */
    private static final class Refused extends Exception {
        Refused(String message) {
            super(message, null, false, false);
        }
    }

    private InetAddress address(Webhook webhook) throws UnknownHostException, Refused {
        var found = resolver.resolve(webhook.host());
        for (var address : found) {
            if (!policy.allows(address)) {
                throw new Refused(
                        "host '%s' is at %s, which is not public; list its network in flotilla.notify.allow if that is meant"
                                .formatted(webhook.host(), address.getHostAddress()));
            }
            if (!webhook.encrypted() && !policy.allowsWithoutTls(address)) {
                throw new Refused("webhook '%s' is not https".formatted(webhook.name()));
            }
        }
        return found.getFirst();
    }

    private int post(Webhook webhook, InetAddress address, long id, String body)
            throws InterruptedException, ExecutionException, TimeoutException {
        var signature = Signature.of(credentials.resolve(webhook.secret()), clock.instant(), body);
        var options =
                new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setServer(
                                SocketAddress.inetSocketAddress(
                                        webhook.port(), address.getHostAddress()))
                        .setHost(webhook.host())
                        .setPort(webhook.port())
                        .setSsl(webhook.encrypted())
                        .setURI(webhook.path())
                        .setFollowRedirects(false)
                        .setTimeout(timeout.toMillis())
                        .putHeader("Content-Type", "application/json")
                        .putHeader("User-Agent", "flotilla")
                        .putHeader("Flotilla-Delivery", Long.toString(id))
                        .putHeader("Flotilla-Signature", signature);
        return client.request(options)
                .compose(
                        request ->
                                request.send(body)
                                        .map(
                                                response -> {
                                                    var status = response.statusCode();
                                                    // the rest of the answer is of no interest
                                                    request.connection().close();
                                                    return status;
                                                }))
                .toCompletionStage()
                .toCompletableFuture()
                .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        client.close();
    }
}
