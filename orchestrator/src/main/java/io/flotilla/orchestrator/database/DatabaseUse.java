package io.flotilla.orchestrator.database;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a database by its targets, but for those that are leaving.
 *
 * @param unreachable targets that could not be read when last tried
 * @param lastRead when one of its targets was last read; null before
 */
public record DatabaseUse(
        long databaseId, long targets, long unreachable, @Nullable Instant lastRead) {

    static DatabaseUse none(long databaseId) {
        return new DatabaseUse(databaseId, 0, 0, null);
    }
}
