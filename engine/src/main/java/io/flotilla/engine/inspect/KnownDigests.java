package io.flotilla.engine.inspect;

import io.flotilla.engine.dialect.Inspector;
import io.flotilla.engine.fingerprint.Fingerprint;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which digest ({@link Inspector#digestAll}) an inspection has shown to stand for which fingerprint
 * in one database. What lies outside the schemas, say a type of {@code public}, is told by its
 * name, not by what it is: keep these no longer than a few minutes, and never write them down.
 *
 * <p>For any thread. Keeps a line per kind of schema, and at most {@value #MOST}.
 */
public final class KnownDigests {

    private static final int MOST = 1_000;

    /** As many schemas unlike any other are met before it is looked at whether digests pay. */
    private static final int PATIENCE = 50;

    private final Map<String, Fingerprint> known = new ConcurrentHashMap<>();
    private final AtomicLong told = new AtomicLong();
    private final AtomicLong untold = new AtomicLong();

    /** Not where hardly two schemas are alike, say because each names itself in its functions. */
    public boolean pay() {
        return untold.get() < PATIENCE || told.get() > untold.get();
    }

    public Optional<Fingerprint> find(String digest) {
        var fingerprint = Optional.ofNullable(known.get(digest));
        (fingerprint.isPresent() ? told : untold).incrementAndGet();
        return fingerprint;
    }

    /**
     * Only for a schema that had this digest both before and after the inspection that led to the
     * fingerprint: in between, somebody else may have changed it.
     */
    public void learn(String digest, Fingerprint fingerprint) {
        if (known.size() < MOST) {
            known.put(digest, fingerprint);
        }
    }
}
