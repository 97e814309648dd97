package io.flotilla.orchestrator.http;

import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The query parameters of every list, for {@code @BeanParam}: {@code limit} and {@code cursor}. */
public class PageRequest {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;

    @QueryParam("limit")
    @Nullable String limit;

    @QueryParam("cursor")
    @Nullable String cursor;

    /** How many items the page holds at most. */
    public int limit() {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        try {
            var wanted = Integer.parseInt(limit);
            if (wanted >= 1 && wanted <= MAX_LIMIT) {
                return wanted;
            }
        } catch (NumberFormatException e) {
            // answered below, like a number out of range
        }
        throw ProblemException.badRequest(
                "invalid-limit",
                "limit '%s' is not a number from 1 to %d".formatted(limit, MAX_LIMIT));
    }

    /** How many rows to read: one more than the page holds tells whether another one follows. */
    public int rows() {
        return limit() + 1;
    }

    /** The one number the cursor holds, or {@code first} when there is none. */
    public long after(long first) {
        return cursor == null || cursor.isEmpty()
                ? first
                : Cursor.number(cursor, Cursor.decode(cursor, 1).getFirst());
    }

    /** The cursor as it was sent, for keys of more than one number. */
    public @Nullable String cursor() {
        return cursor;
    }
}
