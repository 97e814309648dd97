package io.flotilla.engine.lint;

import io.flotilla.engine.schema.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * A rule's result. {@code place} is the statement that declares the object, or the line in it, as
 * far as reading the SQL by its words can tell; null for what no file declares. {@code silence} is
 * null unless a directive silences the finding.
 */
public record Finding(
        String rule,
        Severity severity,
        ObjectName object,
        String message,
        @Nullable SourcePlace place,
        @Nullable Silence silence) {

    Finding silencedBy(Silence silence) {
        return new Finding(rule, severity, object, message, place, silence);
    }

    /** Whether both say the same of the same object, wherever it is declared. */
    boolean repeats(Finding other) {
        return rule.equals(other.rule)
                && object.equals(other.object)
                && message.equals(other.message);
    }

    /** The object's name as people write it: {@code users} or {@code users.email}. */
    public String label() {
        return object.part() == null ? object.name() : object.name() + "." + object.part();
    }

    /** As a plan records it: without the place, so that moving a line leaves the plan the same. */
    public String text() {
        return silence == null
                ? "%s: %s: %s".formatted(rule, severity.label(), message)
                : "%s: silenced: %s%s".formatted(rule, message, because(silence));
    }

    private static String because(Silence silence) {
        return silence.reason().isEmpty() ? "" : " (" + silence.reason() + ")";
    }
}
