package io.flotilla.engine.inspect;

import io.flotilla.engine.dialect.Inspector;
import io.flotilla.engine.fingerprint.Fingerprint;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which digest ({@link Inspector#digestAll}) an inspection has shown to stand for which fingerprint
 * in one database. What lies outside the schemas, say a role in a policy, is told by its oid or
 * name, not by what it is: therefore each is forgotten {@value #MINUTES} minutes after its
 * inspection.
 *
 * <p>For any thread. Keeps a line per kind of schema, and at most {@value #MOST}.
 */
public final class KnownDigests {

    private static final int MOST = 1_000;
    private static final int MINUTES = 5;

    /** As many schemas unlike any other are met before it is looked at whether digests pay. */
    private static final int PATIENCE = 50;

    private record Known(Fingerprint fingerprint, long learntAt) {
        boolean isFresh() {
            return System.nanoTime() - learntAt < TimeUnit.MINUTES.toNanos(MINUTES);
        }
    }

    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final AtomicLong told = new AtomicLong();
    private final AtomicLong untold = new AtomicLong();

    /** Not where hardly two schemas are alike, say because each names itself in its functions. */
    public boolean pay() {
        return untold.get() < PATIENCE || told.get() > untold.get();
    }

    public boolean isEmpty() {
        return known.isEmpty();
    }

    public Optional<Fingerprint> find(String digest) {
        var fingerprint =
                Optional.ofNullable(known.get(digest))
                        .filter(Known::isFresh)
                        .map(Known::fingerprint);
        (fingerprint.isPresent() ? told : untold).incrementAndGet();
        return fingerprint;
    }

    /**
     * Only for a schema that had this digest both before and after the inspection that led to the
     * fingerprint: in between, somebody else may have changed it.
     */
    public void learn(String digest, Fingerprint fingerprint) {
        if (known.size() < MOST || known.containsKey(digest)) {
            known.put(digest, new Known(fingerprint, System.nanoTime()));
        }
    }
}
