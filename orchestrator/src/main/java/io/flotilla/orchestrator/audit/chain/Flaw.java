package io.flotilla.orchestrator.audit.chain;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that is not as it was sealed.
 *
 * @param position in the chain, where it is known
 * @param act the id of the act, where it is one
 * @param problem in words
 */
public record Flaw(Kind kind, @Nullable Long position, @Nullable Long act, String problem) {

    /** What is wrong. */
    public enum Kind {
        /** An act says something else than when it was sealed. */
        CHANGED,
        /** An act says what another one said when that was sealed. */
        MOVED,
        /** An act is not there any more. */
        REMOVED,
        /** An act that was never recorded the usual way. */
        ADDED,
        /** The chain itself: links are gone, changed or in another order. */
        LINK,
        /** The chain does not have, or no longer reaches, an end that was told outside. */
        HEAD;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
