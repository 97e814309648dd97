package io.flotilla.orchestrator.http;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.flotilla.orchestrator.Draining;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The streams of server-sent events that readers hold open on this node, each on a virtual thread
 * of its own. A reader that does not take what it is sent is dropped, and goes on where it was by
 * the id of the last event it has.
 */
@ApplicationScoped
public class EventStreams {

    /** How often there may be something new. */
    private static final Duration PULSE = Duration.ofSeconds(1);

    /** A comment is sent after so many pulses of nothing, so that both ends see a dead line. */
    private static final int QUIET_PULSES = 10;

    private static final Logger LOG = Logger.getLogger(EventStreams.class);

    private final AtomicInteger open = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final MeterRegistry registry;
    private final int limit;
    private final Duration patience;

    EventStreams(
            MeterRegistry registry,
            @ConfigProperty(name = "flotilla.streams.limit", defaultValue = "200") int limit,
            @ConfigProperty(name = "flotilla.streams.patience", defaultValue = "10s")
                    Duration patience) {
        this.registry = registry;
        this.limit = limit;
        this.patience = patience;
    }

    /** The gauge is there before the first stream. */
    void start(@Observes StartupEvent event) {
        registry.gauge("flotilla.event.streams", open);
    }

    /** What happened; {@code id} is null where a reader cannot go on from. */
    public record Event(String name, @Nullable String id, Object data) {}

    /** Where the events of one stream come from. Asked by one thread, once a second. */
    public interface Source extends AutoCloseable {

        /** What is new since the last time. */
        List<Event> next();

        @Override
        default void close() {}
    }

    /** Whether the reader may still be told. Asked by the stream's thread, once a second. */
    public interface Permission extends AutoCloseable {

        /** Why it may not any more. */
        Optional<ProblemException> refusal();

        @Override
        default void close() {}
    }

    private enum End {
        /** The reader went away. */
        GONE,
        /** It may not read any more. */
        REFUSED,
        /** It took too long to take an event. */
        SLOW,
        /** The node is about to end. */
        NODE,
        FAILED
    }

    /**
     * Sends what {@code source} has for as long as both ends are there and {@code permission} is
     * not refused, and returns at once. The refused reader gets an event {@code end} with the
     * problem.
     *
     * @throws ProblemException if this node has as many streams as it may have
     */
    public void serve(SseEventSink sink, Sse sse, Source source, Permission permission) {
        if (open.incrementAndGet() > limit) {
            open.decrementAndGet();
            source.close();
            permission.close();
            throw new ProblemException(
                    503,
                    "too-many-streams",
                    "Service unavailable",
                    "this node has %d streams open, as many as flotilla.streams.limit lets it; ask another one, or later"
                            .formatted(limit));
        }
        Thread.ofVirtual().name("events").start(() -> run(sink, sse, source, permission));
    }

    private void run(SseEventSink sink, Sse sse, Source source, Permission permission) {
        var end = End.FAILED;
        try (sink;
                source;
                permission) {
            end = pump(sink, sse, source, permission);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("A stream of events ends: " + e.getMessage());
        } finally {
            open.decrementAndGet();
            registry.counter(
                            "flotilla.event.streams.ended",
                            "reason",
                            end.name().toLowerCase(Locale.ROOT))
                    .increment();
        }
    }

    private End pump(SseEventSink sink, Sse sse, Source source, Permission permission)
            throws InterruptedException {
        var quiet = 0;
        try {
            do {
                var refusal = permission.refusal();
                if (refusal.isPresent()) {
                    send(sink, event(sse, new Event("end", null, refusal.get().problem())));
                    return End.REFUSED;
                }
                var events = source.next();
                for (var event : events) {
                    send(sink, event(sse, event));
                }
                quiet = events.isEmpty() ? quiet + 1 : 0;
                if (quiet == QUIET_PULSES) {
                    send(sink, sse.newEventBuilder().comment("still here").build());
                    quiet = 0;
                }
                if (closing.await(PULSE.toMillis(), MILLISECONDS)) {
                    return End.NODE;
                }
            } while (!sink.isClosed());
            return End.GONE;
        } catch (TimeoutException e) {
            return End.SLOW;
        } catch (ExecutionException | IllegalStateException e) {
            return End.GONE;
        }
    }

    private void send(SseEventSink sink, OutboundSseEvent event)
            throws InterruptedException, ExecutionException, TimeoutException {
        sink.send(event).toCompletableFuture().get(patience.toMillis(), MILLISECONDS);
    }

    private static OutboundSseEvent event(Sse sse, Event event) {
        var builder =
                sse.newEventBuilder()
                        .name(event.name())
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(event.data());
        return event.id() == null ? builder.build() : builder.id(event.id()).build();
    }

    void drain(@Observes Draining event) {
        closing.countDown();
    }

    void close(@Observes ShutdownEvent event) {
        closing.countDown();
    }
}
