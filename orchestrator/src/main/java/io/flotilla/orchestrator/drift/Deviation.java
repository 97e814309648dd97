package io.flotilla.orchestrator.drift;

import io.flotilla.engine.fingerprint.Fingerprint;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Targets that share both the state they should be in and the one they are in. {@code
 * differenceSql} would turn the one they should be in into the one they are in, {@code repairSql}
 * the other way round; both are for people, and unproven. {@code examples} are a few tenants,
 * {@code inspectedAt} is when the one read longest ago was read.
 */
public record Deviation(
        Fingerprint fingerprint,
        Fingerprint expected,
        long count,
        List<String> examples,
        Instant inspectedAt,
        @Nullable String differenceSql,
        @Nullable String repairSql) {

    public Deviation {
        examples = List.copyOf(examples);
    }
}
