package io.flotilla.engine.trash;

import io.flotilla.engine.dialect.Trash;
import java.util.List;
import java.util.Locale;

/**
 * What became of a target's trash: {@code removed} is gone for good, or would be on a dry run;
 * {@code left} is too young, of an age nobody knows, or could not be removed, for the reason given.
 */
public record Purge(List<Trash> removed, List<Left> left) {

    public Purge {
        removed = List.copyOf(removed);
        left = List.copyOf(left);
    }

    /** What stays, and why. */
    public record Left(Trash trash, Reason reason, String detail) {}

    /** Why something stays. */
    public enum Reason {
        /** It has not been there for long enough. */
        TOO_YOUNG,
        /** The comment that says since when it is there is gone. */
        AGE_UNKNOWN,
        /** Somebody's lock was not given up in time; a later purge may have more luck. */
        BLOCKED,
        /** The server refused. */
        FAILED;

        /** As JSON writes it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The bytes that removing gave, or would give, back to the server's disk. */
    public long bytes() {
        return removed.stream().mapToLong(Trash::bytes).sum();
    }

    /** Whether something could not be removed that was old enough. */
    public boolean complete() {
        return left.stream()
                .map(Left::reason)
                .noneMatch(reason -> reason == Reason.BLOCKED || reason == Reason.FAILED);
    }
}
