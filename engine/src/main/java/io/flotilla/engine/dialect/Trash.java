package io.flotilla.engine.dialect;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing in a schema's trash. {@code name} is the one it has there, {@code identity} what the
 * server needs besides to tell it from others: a routine's arguments, else nothing; {@code table}
 * is set for a column. {@code was} is the name it had, {@code since} when it was put there, by the
 * target's clock: null where the comment that says so is gone. {@code bytes} is 0 for what has no
 * file of its own.
 */
public record Trash(
        Kind kind,
        @Nullable String table,
        String name,
        String identity,
        @Nullable String was,
        @Nullable Instant since,
        long bytes) {

    /** What it is, in the order of removal. */
    public enum Kind {
        TABLE,
        COLUMN,
        SEQUENCE,
        ROUTINE,
        TYPE;

        /** As people and JSON write it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** As a person would name it: {@code table orders}, {@code column orders.note}. */
    public String title() {
        var own = was == null ? name : was;
        return "%s %s".formatted(kind.label(), table == null ? own : table + "." + own);
    }
}
