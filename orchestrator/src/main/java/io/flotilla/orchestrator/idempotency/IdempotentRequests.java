package io.flotilla.orchestrator.idempotency;

import io.flotilla.orchestrator.http.ProblemException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Keys of requests, each with the one request it is for. A key is claimed while its request is
 * under way; the claim is short and renewed, so that a request may take long and yet a node that
 * dies holds no key for long. For any thread.
 */
@ApplicationScoped
public class IdempotentRequests {

    private static final Logger LOG = Logger.getLogger(IdempotentRequests.class);

    /** How long a node that died holds a key. */
    private static final Duration CLAIM = Duration.ofMinutes(1);

    private static final Duration RENEWAL = Duration.ofSeconds(20);

    /** Nobody waits for an answer for so long; what is still held then was forgotten. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Jdbi jdbi;
    private final Map<UUID, Long> underWay = new ConcurrentHashMap<>();
    private final ScheduledExecutorService renewals =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("request-claims").factory());

    IdempotentRequests(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void start(@Observes StartupEvent event) {
        var _ =
                renewals.scheduleWithFixedDelay(
                        this::renew, RENEWAL.toSeconds(), RENEWAL.toSeconds(), TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        renewals.shutdownNow();
    }

    /** What becomes of a request that came with a key. */
    sealed interface Turn {

        /** It is the first: carry it out, then {@link #answered} or {@link #free}. */
        record First(UUID claim) implements Turn {}

        /** It was carried out before, and this was said then. */
        record Again(int status, Map<String, String> headers, byte @Nullable [] body)
                implements Turn {}
    }

    /**
     * Claims the request's key, or finds how the request was answered before.
     *
     * @throws ProblemException if the key is another request's, if that request is still under way
     *     or if its answer was not for storing
     */
    Turn begin(KeyedRequest request) {
        return jdbi.withExtension(
                IdempotentRequestDao.class,
                dao -> {
                    while (true) {
                        var claim = UUID.randomUUID();
                        if (dao.claim(request, claim, CLAIM.toSeconds())) {
                            underWay.put(claim, System.nanoTime());
                            return new Turn.First(claim);
                        }
                        var known = dao.find(request.actor(), request.key());
                        if (known.isPresent()) {
                            return again(request, known.get());
                        }
                        // it was freed in between
                    }
                });
    }

    private static Turn again(KeyedRequest request, KnownRequest known) {
        if (!MessageDigest.isEqual(request.digest(), known.digest())) {
            throw new ProblemException(
                    422,
                    "idempotency-key-reused",
                    "Invalid",
                    "this Idempotency-Key came before with another request (%s, or the same with another query, body, Content-Type or If-Match); send each request with a key of its own"
                            .formatted(known.line()),
                    Map.of("first", known.line()));
        }
        var status = known.status();
        var headers = known.headers();
        if (status == null || headers == null) {
            throw ProblemException.conflict(
                    "request-under-way",
                    "the request that came first with this Idempotency-Key is still under way; send it again in a few seconds, with the same key");
        }
        if (known.withheld()) {
            throw new ProblemException(
                    409,
                    "answer-not-kept",
                    "Conflict",
                    "this was done (%d), and its answer is shown once and kept nowhere: take back what was made and make it anew, with another Idempotency-Key"
                            .formatted(status),
                    Map.of("first", status));
        }
        return new Turn.Again(status, headers, known.body());
    }

    /**
     * Keeps the answer for 24 hours.
     *
     * @param withheld whether the answer must not be stored; then only that there was one is kept
     */
    void answered(
            UUID claim,
            int status,
            Map<String, String> headers,
            byte @Nullable [] body,
            boolean withheld) {
        end(claim, dao -> dao.answer(claim, status, headers, withheld ? null : body, withheld));
    }

    /** As if the request had not come. */
    void free(UUID claim) {
        end(claim, dao -> dao.free(claim));
    }

    /** The answer goes out in any case: what is not written down ends with the claim. */
    private void end(UUID claim, Consumer<IdempotentRequestDao> writing) {
        underWay.remove(claim);
        try {
            jdbi.useExtension(IdempotentRequestDao.class, writing::accept);
        } catch (RuntimeException e) {
            LOG.warnf("How a request with a key was answered is not kept: %s", e.getMessage());
        }
    }

    /** Lets go of all keys that were kept for long enough. */
    public void forget() {
        jdbi.useExtension(IdempotentRequestDao.class, IdempotentRequestDao::forget);
    }

    /** Lets the requests that this node has under way go on. */
    void renew() {
        try {
            var now = System.nanoTime();
            underWay.values().removeIf(since -> now - since > LONGEST.toNanos());
            var claims = underWay.keySet().toArray(UUID[]::new);
            if (claims.length > 0) {
                jdbi.useExtension(
                        IdempotentRequestDao.class, dao -> dao.renew(claims, CLAIM.toSeconds()));
            }
        } catch (RuntimeException e) {
            LOG.warnf("Claims of requests are not renewed: %s", e.getMessage());
        }
    }
}
