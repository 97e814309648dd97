package io.flotilla.orchestrator.release;

import io.flotilla.engine.fingerprint.Fingerprint;
import java.time.Instant;

/** A release without its content; {@code tables} is how many tables it has. */
public record ReleaseSummary(
        long id,
        String name,
        String tag,
        String dialect,
        Fingerprint fingerprint,
        String digest,
        int tables,
        String createdBy,
        Instant createdAt) {

    static ReleaseSummary of(Release release) {
        return new ReleaseSummary(
                release.id(),
                release.name(),
                release.tag(),
                release.dialect(),
                release.fingerprint(),
                release.digest(),
                release.schema().tables().size(),
                release.createdBy(),
                release.createdAt());
    }
}
