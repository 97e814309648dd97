package io.flotilla.orchestrator.rollout.spec;

import io.flotilla.registry.label.Labels;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * In which order a wave takes its targets, and attempts them; descending is largest, or z, first.
 */
public sealed interface OrderBy {

    Pattern FORM = Pattern.compile("(size|label (\\S+))( asc| desc)?");

    boolean descending();

    /** By what the schema holds, in bytes, when the rollout is made. */
    record Size(boolean descending) implements OrderBy {
        @Override
        public String toString() {
            return "size" + direction(descending);
        }
    }

    /** By a label's value, as text; targets without it come last. */
    record Label(String key, boolean descending) implements OrderBy {
        @Override
        public String toString() {
            return "label %s%s".formatted(key, direction(descending));
        }
    }

    /**
     * Empty if the text is none of {@code size}, {@code size desc}, {@code label KEY} and so on.
     */
    static Optional<OrderBy> parse(String text) {
        var matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var descending = " desc".equals(matcher.group(3));
        var key = matcher.group(2);
        if (key == null) {
            return Optional.of(new Size(descending));
        }
        try {
            return Optional.of(new Label(Labels.requireKey(key), descending));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String direction(boolean descending) {
        return descending ? " desc" : "";
    }
}
