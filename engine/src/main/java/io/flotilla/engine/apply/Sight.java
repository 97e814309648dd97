package io.flotilla.engine.apply;

import io.flotilla.engine.dialect.TargetSession;
import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.inspect.KnownDigests;
import io.flotilla.engine.plan.Hazard;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt in one transaction sees its schema: by a digest whose fingerprint an inspection on
 * this database has shown before, or else by inspecting it, which teaches the digest.
 */
final class Sight {

    private final TargetSession session;
    private final @Nullable KnownDigests known;
    private final LockWaits waits;

    /** Without digests to know, every look is an inspection. */
    Sight(TargetSession session, @Nullable KnownDigests known, LockWaits waits) {
        this.session = session;
        this.waits = waits;
        this.known = known != null && known.pay() ? known : null;
    }

    /** Begins the session's transaction, and looks. */
    Fingerprint begin(List<Hazard> hazards) throws SQLException {
        if (known == null) {
            waits.run(() -> session.begin(hazards));
            return inspected();
        }
        return of(known, waits.of(() -> session.beginAndDigest(hazards)));
    }

    Fingerprint look() throws SQLException {
        return known == null ? inspected() : of(known, session.digest());
    }

    /** What was looked at in the same breath as something else. */
    Fingerprint of(Optional<String> digest) throws SQLException {
        return known == null ? inspected() : of(known, digest);
    }

    private Fingerprint of(KnownDigests known, Optional<String> digest) throws SQLException {
        if (digest.isEmpty()) {
            return inspected();
        }
        var fingerprint = known.find(digest.get());
        return fingerprint.isPresent() ? fingerprint.get() : learnt(known, digest.get());
    }

    private Fingerprint learnt(KnownDigests known, String digest) throws SQLException {
        var fingerprint = inspected();
        if (session.digest().equals(Optional.of(digest))) {
            known.learn(digest, fingerprint);
        }
        return fingerprint;
    }

    private Fingerprint inspected() throws SQLException {
        return Fingerprinter.fingerprint(session.inspect());
    }

    /** Whether statements may go together with the look at what they lead to. */
    boolean mayGoTogether(Stretch stretch) {
        return known != null
                && !stretch.drops()
                && session.mayGoTogether(stretch.sql(), stretch.hazards());
    }
}
