package io.flotilla.orchestrator.notify;

import io.flotilla.orchestrator.notify.OutboxDao.Due;
import io.flotilla.registry.credential.Credentials;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Empties the outbox: calls every webhook for every notification at least once, again and again
 * with growing waits where it fails. A receiver tells a repetition by its id. For any number of
 * nodes: each takes what no other has.
 */
@ApplicationScoped
@Startup
public class Outbox {

    private static final Logger LOG = Logger.getLogger(Outbox.class);
    private static final int AT_ONCE = 20;

    private final Jdbi jdbi;
    private final NotifyConfig config;
    private final Map<String, Webhook> webhooks;
    private final WebhookCaller caller;
    private final MeterRegistry meters;

    Outbox(
            Jdbi jdbi,
            NotifyConfig config,
            Credentials credentials,
            Vertx vertx,
            InstantSource clock,
            MeterRegistry meters) {
        this.jdbi = jdbi;
        this.config = config;
        this.webhooks =
                config.webhooks().entrySet().stream()
                        .map(entry -> Webhook.of(entry.getKey(), entry.getValue()))
                        .collect(Collectors.toMap(Webhook::name, Function.identity()));
        this.caller =
                new WebhookCaller(
                        vertx,
                        new AddressPolicy(config.allow().orElse(List.of())),
                        Resolver.SYSTEM,
                        credentials,
                        config.timeout(),
                        clock);
        this.meters = meters;
    }

    /** Makes one call for everything that is due; blocks until they are answered or given up. */
    public void deliver() throws InterruptedException {
        var names = webhooks.keySet().toArray(String[]::new);
        var due =
                jdbi.inTransaction(
                        handle -> {
                            var outbox = handle.attach(OutboxDao.class);
                            outbox.address(names);
                            outbox.forget(seconds(config.retention()));
                            return outbox.take(names, AT_ONCE, seconds(config.backoff()));
                        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(delivery -> threads.submit(() -> deliver(delivery)));
        }
    }

    private void deliver(Due due) {
        var webhook = webhooks.get(due.webhook());
        if (webhook == null) {
            return;
        }
        try {
            record(due, caller.call(webhook, due.id(), due.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.errorf(e, "Webhook '%s' could not be called", due.webhook());
            record(due, Optional.of("internal error: " + e));
        }
    }

    private void record(Due due, Optional<String> problem) {
        var last = due.attempt() >= config.attempts();
        jdbi.useExtension(
                OutboxDao.class,
                outbox -> {
                    if (problem.isEmpty()) {
                        outbox.delivered(due.id(), due.webhook());
                    } else {
                        outbox.failed(due.id(), due.webhook(), problem.get(), last);
                    }
                });
        var outcome = problem.isEmpty() ? "delivered" : last ? "given-up" : "failed";
        meters.counter("flotilla.notifications", "channel", "webhook", "outcome", outcome)
                .increment();
        problem.ifPresent(why -> LOG.warnf("Webhook '%s' was not told: %s", due.webhook(), why));
    }

    @PreDestroy
    void close() {
        caller.close();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
