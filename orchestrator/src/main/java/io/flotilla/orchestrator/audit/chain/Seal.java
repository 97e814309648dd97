package io.flotilla.orchestrator.audit.chain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A stored link, and its act as it is now; what is null of the act is all of it. */
public record Seal(
        long position,
        long auditId,
        String content,
        String hash,
        @Nullable Instant at,
        @Nullable String actor,
        @Nullable String act,
        @Nullable String subject,
        @Nullable String details) {

    Link link() {
        return new Link(position, hash);
    }

    @Nullable String contentNow() {
        return at == null || actor == null || act == null || subject == null || details == null
                ? null
                : new Act(at, actor, act, subject, details).content();
    }
}
