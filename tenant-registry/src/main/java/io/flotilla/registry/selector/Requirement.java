package io.flotilla.registry.selector;

import java.util.List;

/** One condition of a selector; {@code a=b} is {@code a in (b)}. */
public sealed interface Requirement {

    /** A label's key, or the name of one of a target's fields. */
    String key();

    /** The key is there, with one of the values. */
    record In(String key, List<String> values) implements Requirement {
        public In {
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return values.size() == 1
                    ? key + "=" + values.getFirst()
                    : "%s in (%s)".formatted(key, String.join(",", values));
        }
    }

    /** The key is not there, or has none of the values. */
    record NotIn(String key, List<String> values) implements Requirement {
        public NotIn {
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return values.size() == 1
                    ? key + "!=" + values.getFirst()
                    : "%s notin (%s)".formatted(key, String.join(",", values));
        }
    }

    /** The key is there, with any value. */
    record Exists(String key) implements Requirement {
        @Override
        public String toString() {
            return key;
        }
    }

    /** The key is not there. */
    record Missing(String key) implements Requirement {
        @Override
        public String toString() {
            return "!" + key;
        }
    }
}
